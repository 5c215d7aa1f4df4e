"""Only `facts.py` builds what a rule takes from a record, `rows.py` from its grids."""

from Acquisition import aq_base
from dataclasses import is_dataclass
from datetime import date
from datetime import timedelta
from imio.mutualisation import rules
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.guard import offers
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.reading import forget
from imio.mutualisation.base.reading import one_reading
from imio.mutualisation.rules.verdict import Granted
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.security import WORKFLOWS
from importlib import import_module
from inspect import signature
from pathlib import Path
from plone import api
from plone.dexterity.utils import iterSchemata
from types import UnionType
from typing import Any
from typing import get_args
from typing import get_origin
from typing import get_type_hints
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IInt

import ast
import pkgutil
import pytest


ROOT = Path(rules.__file__).parents[1]
READERS = ("facts.py", "rows.py")
# What else makes values of the rules, of something that is no field of a record.
OTHERS = {
    "the settings": {
        "base/legal.py",
        "base/settings.py",
        "base/sizes.py",
        "settings/limits.py",
    },
    "what somebody typed or sent": {
        "bid/typed.py",
        "deliberation/services.py",
        "deliberation/subscribing.py",
        "partner/candidacy.py",
        "past/seats.py",
        "product/comparing.py",
        "product/pricing.py",
        "product/services.py",
        "request/evaluation.py",
    },
    "a grid that several domains read": {"base/roster.py"},
    "an envelope or a ledger of its own": {
        "base/talk.py",
        "bid/packing.py",
        "licence/framework.py",
        "licence/ledger.py",
        "request/ordering.py",
        "tender/orders.py",
    },
    "what a step makes": {"allotment/drawing.py", "tender/reranking.py"},
    "columns of the catalogue, for all records at once": {
        "continuity/exposure.py",
        "licence/listing.py",
        "member/prospects.py",
        "base/clients.py",
        "product/price_changes.py",
        "product/similar.py",
    },
}


def values():
    """The dataclasses of the rules, verdicts aside, by the module that defines them."""
    for found in pkgutil.iter_modules(rules.__path__):
        module = import_module(f"{rules.__name__}.{found.name}")
        names = {
            name
            for name, value in vars(module).items()
            if is_dataclass(value) and value not in (Granted, Refused)
        }
        yield module.__name__, names


VALUES = dict(values())


def known(tree):
    """How a module calls the values of the rules: `Offer`, `tariff.Authority`..."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        for alias in node.names:
            name = alias.asname or alias.name
            if alias.name in VALUES.get(node.module, ()):
                yield name
            inside = VALUES.get(f"{node.module}.{alias.name}", ())
            yield from (f"{name}.{value}" for value in inside)


def builds(path):
    """The values of the rules that a module builds."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set(known(tree))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [name for call in calls if (name := ast.unparse(made(call))) in names]


def made(call):
    """What a call makes: `lazily(Facts, ...)` makes facts."""
    func = call.func
    by_lazily = isinstance(func, ast.Name) and func.id == "lazily"
    return call.args[0] if by_lazily else func


MODULES = {
    path.relative_to(ROOT).as_posix(): path
    for path in ROOT.rglob("*.py")
    if path.parent.name not in ("rules", "demo") and path.name not in READERS
}


def test_facts_are_built_where_facts_are_read():
    allowed = set().union(*OTHERS.values())
    built = {name: found for name, path in MODULES.items() if (found := builds(path))}
    assert {n: found for n, found in built.items() if n not in allowed} == {}
    assert allowed <= built.keys(), "no longer needed here"


def test_the_facts_of_a_guard_have_one_reader():
    """A dataclass that is named for it: no exception holds."""
    elsewhere = [
        (name, value)
        for name, path in MODULES.items()
        for value in builds(path)
        if value.endswith("Facts")
    ]
    assert elsewhere == []


def readers():
    """The readers of facts that ask for a record alone, with the type they are for."""
    for path in sorted(ROOT.glob("*/facts.py")):
        module = import_module(f"imio.mutualisation.{path.parent.name}.facts")
        for name, reader in vars(module).items():
            asked = list(signature(reader).parameters.values()) if is_own(name) else ()
            if len(asked) == 1:
                kind = getattr(asked[0].annotation, "__name__", asked[0].annotation)
                yield pytest.param(reader, kind.removeprefix("I"), id=name)


def is_own(name):
    return name.endswith("_facts")


READERS_OF_FACTS = list(readers())


def fits(value, hint):
    if get_origin(hint) is UnionType:
        return any(fits(value, each) for each in get_args(hint))
    return hint is Any or isinstance(value, get_origin(hint) or hint)


def told():
    """All facts of all records, by reader and path."""
    return {
        (param.id, brain.getPath()): facts_told(param.values[0], brain)
        for param in READERS_OF_FACTS
        for brain in existing(param.values[1])
    }


def facts_told(reader, brain):
    facts = reader(brain._unrestrictedGetObject())
    names = get_type_hints(reader.__annotations__["return"])
    return {name: getattr(facts, name) for name in names}


def index_again():
    """What the catalogue would know if nothing had been left out."""
    for workflow in WORKFLOWS:
        for brain in existing(workflow.name):
            if brain.review_state != "prospect":
                brain._unrestrictedGetObject().reindexObject()


def take_a_step(type_name):
    """The first that anybody of IMIO may take with a record of a type."""
    for brain in existing(type_name):
        record = brain._unrestrictedGetObject()
        for offer in offers(record):
            if offer.allowed:
                said = dict.fromkeys(offer.step.asks, str(clock.today()))
                perform(record, offer.id, "Motif fictif", said)
                return record.getPhysicalPath(), offer.id
    return None


def edit(type_name):
    """Say something else in each field that holds a number, a day, or yes or no."""
    record = existing(type_name)[0]._unrestrictedGetObject()
    for schema in iterSchemata(record):
        for name, field in getFields(schema).items():
            value = getattr(aq_base(record), name, None)
            if IBool.providedBy(field):
                setattr(record, name, not value)
            elif value is not None and IInt.providedBy(field):
                setattr(record, name, value + 1)
            elif value is not None and type(value) is date:
                setattr(record, name, value + timedelta(days=1))
            elif name == "change_reason":  # what is published changes for one
                setattr(record, name, "Motif fictif")
    notify(ObjectModifiedEvent(record))
    return record.getPhysicalPath()


@pytest.mark.parametrize("change", [take_a_step, edit])
@pytest.mark.parametrize(
    "type_name", [each.name for each in WORKFLOWS if each.name != "Section"]
)
def test_no_fact_is_stale_once_something_has_changed(whole, type_name, change):
    """Asked again in the same transaction, within a reading that the change ends."""
    with api.env.adopt_user("imio-manager"):
        with one_reading():
            told()
            changed = change(type_name)
            if change is edit:
                forget()  # as the end of a request that only reads
            asked = told()
        index_again()
        assert asked == told(), changed


@pytest.mark.parametrize("reader, type_name", READERS_OF_FACTS)
def test_every_fact_of_every_record_is_of_its_type(whole, reader, type_name):
    """Facts are read when they are asked for: here all of them are."""
    hints = get_type_hints(reader.__annotations__["return"])
    records = [brain._unrestrictedGetObject() for brain in existing(type_name)]
    facts = [reader(record) for record in records]
    assert facts
    wrong = [
        (record.getId(), name, value)
        for record, known in zip(records, facts, strict=True)
        for name, hint in hints.items()
        if not fits(value := getattr(known, name), hint)
    ]
    assert wrong == []
