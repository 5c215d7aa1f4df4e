"""Sets of states are named in one place, and their states are those of the table."""

from imio.mutualisation import rules
from imio.mutualisation.rules import states
from imio.mutualisation.security import WORKFLOWS
from pathlib import Path

import ast
import pytest


ROOT = Path(rules.__file__).parents[1]
TABLE = {each.name: {state.id for state in each.states} for each in WORKFLOWS}
TYPES = {"ACT": "Deliberation", "REQUEST": "ServiceRequest", "SEATS": "Allotment"}
SETS = {name: value for name, value in vars(states).items() if name.isupper()}
# A code list of a standard, whose words are those of a need by chance.
OTHERS = {ROOT / "standards/ocds/codes.py"}
# The table itself, the named sets, and what is read of a state at a time.
MODULES = sorted(
    set(ROOT.rglob("*.py")) - {ROOT / "security.py", ROOT / "rules/states.py", *OTHERS}
)
ASKING = ("review_state", "state", "tender_state", "state_was")


def type_of(name):
    word = name.partition("_")[0]
    return TYPES.get(word, word.capitalize())


def texts(node):
    """The texts of a literal collection; nothing where something else is in it."""
    if not isinstance(node, ast.Tuple | ast.List | ast.Set):
        return set()
    if not all(isinstance(each, ast.Constant) for each in node.elts):
        return set()
    return {each.value for each in node.elts if isinstance(each.value, str)}


def nodes(path):
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("name", "held"), SETS.items(), ids=SETS)
def test_a_set_holds_states_of_its_type_each_once(name, held):
    assert set(held) <= TABLE[type_of(name)]
    assert len(set(held)) == len(held) > 1


def test_a_set_is_written_where_it_is_named():
    written = [
        f"{path.relative_to(ROOT)}:{node.lineno} {sorted(texts(node))}"
        for path in MODULES
        for node in nodes(path)
        if len(texts(node)) > 1
        if any(texts(node) <= known for known in TABLE.values())
    ]
    assert not written


def asked(node):
    """The name that a comparison or a keyword asks a state by."""
    node = node.func if isinstance(node, ast.Call) else node
    return getattr(node, "attr", getattr(node, "id", ""))


def compared(path):
    """The texts that the state of something is compared with, or looked for by."""
    for node in nodes(path):
        if isinstance(node, ast.Compare) and asked(node.left) in ASKING:
            yield from (each for each in node.comparators)
        if isinstance(node, ast.keyword) and node.arg == "review_state":
            yield node.value


def test_a_state_that_is_asked_for_exists():
    known = set().union(*TABLE.values())
    unknown = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value}"
        for path in MODULES
        for node in compared(path)
        if isinstance(node, ast.Constant) and node.value not in {*known, None}
    ]
    assert not unknown
