"""Every record keeps what the other domains ask of its type."""

from imio.mutualisation import asked
from imio.mutualisation.asked.record import Record
from imio.mutualisation.base.upkeep import IUpkeep
from importlib import import_module
from inspect import get_annotations
from inspect import isfunction
from inspect import signature
from types import UnionType
from typing import get_args
from typing import get_origin
from zope.schema import getFields

import pkgutil
import pytest


DOMAINS = sorted({m.name for m in pkgutil.iter_modules(asked.__path__)} - {"record"})


def contract(domain):
    """The protocol that a module of `asked` adds to that of every record."""
    module = import_module(f"{asked.__name__}.{domain}")
    (own,) = (each for each in vars(module).values() if is_of(each, module))
    return own


def is_of(value, module):
    return getattr(value, "__module__", "") == module.__name__


def questions(protocol):
    said = vars(protocol).items()
    return {name: f for name, f in said if isfunction(f) and not name.startswith("_")}


def content(domain):
    """The class of the records of a domain, named as its contract."""
    name = contract(domain).__name__
    return getattr(import_module(f"imio.mutualisation.{domain}.content"), name)


def fields(domain):
    schema = import_module(f"imio.mutualisation.{domain}.schema")
    name = contract(domain).__name__
    return getFields(IUpkeep) | getFields(getattr(schema, f"I{name}"))


def alternatives(type_):
    return get_args(type_) if isinstance(type_, UnionType) else (type_,)


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_asked_is_answered_as_it_is_asked(domain):
    """The same arguments, of the same types, and the same result."""
    asked_for = questions(contract(domain))
    answered = {name: signature(getattr(content(domain), name)) for name in asked_for}
    assert answered == {name: signature(each) for name, each in asked_for.items()}


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_read_is_a_field_of_that_type(domain):
    known = fields(domain)
    for name, type_ in get_annotations(contract(domain)).items():
        if name not in known:
            assert hasattr(content(domain), name), name
        elif held := known[name]._type:
            kinds = {get_origin(each) or each for each in alternatives(type_)}
            assert kinds & set(held if isinstance(held, tuple) else (held,)), name


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_record_answers_as_a_record(domain):
    said = get_annotations(Record).keys() | questions(Record)
    assert not [name for name in said if not hasattr(content(domain), name)]
