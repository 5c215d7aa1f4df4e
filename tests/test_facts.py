"""Only `facts.py` builds what a rule takes from a record, `rows.py` from its grids."""

from dataclasses import is_dataclass
from imio.mutualisation import rules
from imio.mutualisation.rules.verdict import Granted
from imio.mutualisation.rules.verdict import Refused
from importlib import import_module
from pathlib import Path

import ast
import pkgutil


ROOT = Path(rules.__file__).parents[1]
READERS = ("facts.py", "rows.py")
# What else makes values of the rules, of something that is no field of a record.
OTHERS = {
    "the settings": {"base/legal.py", "base/settings.py", "base/sizes.py"},
    "what somebody typed or sent": {
        "bid/typed.py",
        "deliberation/services.py",
        "product/comparing.py",
        "product/pricing.py",
        "product/services.py",
        "request/evaluation.py",
    },
    "an envelope or a ledger of its own": {"bid/packing.py", "licence/ledger.py"},
    "what a step makes": {"allotment/drawing.py", "tender/reranking.py"},
    "columns of the catalogue, for all records at once": {
        "continuity/exposure.py",
        "licence/listing.py",
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
    return [name for call in calls if (name := ast.unparse(call.func)) in names]


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
