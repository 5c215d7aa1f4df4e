"""Sets of states are named in one place, and their states are those of the table."""

from imio.mutualisation import rules
from imio.mutualisation.rules import states
from imio.mutualisation.security import WORKFLOWS
from pathlib import Path

import ast
import pytest
import re


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


def texts(node, known=SETS):
    """What a literal collection holds, by whatever name; nothing where something is no text."""
    if not isinstance(node, ast.Tuple | ast.List | ast.Set):
        return set()
    held = [said(each, known) for each in node.elts]
    return set() if None in held else set().union(*held)


def said(node, known):
    """The texts that an element of a collection stands for; None where it is no text."""
    node = node.value if isinstance(node, ast.Starred) else node
    if isinstance(node, ast.Name):
        return frozenset(known[node.id]) if node.id in known else None
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return frozenset([node.value]) if is_text else None


def named(nodes):
    """The named sets, and the texts to which a module gives a name."""
    assigned = [each for each in nodes if isinstance(each, ast.Assign)]
    texts = {
        target.id: [each.value.value]
        for each in assigned
        for target in each.targets
        if isinstance(target, ast.Name) and said(each.value, {})
    }
    return SETS | texts


def nodes(path):
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(("name", "held"), SETS.items(), ids=SETS)
def test_a_set_holds_states_of_its_type_each_once(name, held):
    assert set(held) <= TABLE[type_of(name)]
    assert len(set(held)) == len(held) > 1


def are_states(held):
    return len(held) > 1 and any(held <= known for known in TABLE.values())


def test_a_set_is_written_where_it_is_named():
    written = [
        f"{path.relative_to(ROOT)}:{node.lineno} {sorted(texts(node, known))}"
        for path in MODULES
        for module in [nodes(path)]
        for known in [named(module)]
        for node in module
        if are_states(texts(node, known))
    ]
    assert not written


@pytest.mark.parametrize(
    "source", ["('open', 'pooled')", "[*NEED_JOINABLE, 'satisfied']", "{ONE, 'closed'}"]
)
def test_a_set_is_seen_whatever_its_elements_are_called(source):
    (expression,) = ast.parse(source).body
    assert are_states(texts(expression.value, SETS | {"ONE": ["open"]}))


def test_no_template_takes_states_together():
    """It asks its view."""
    templates = {path: path.read_text("utf-8") for path in ROOT.rglob("*.pt")}
    written = [
        f"{path.relative_to(ROOT)} {words}"
        for path, text in templates.items()
        for words in re.findall(r"\bin [(\[{]([^)\]}]+)", text)
        if are_states(set(re.findall(r"'(\w+)'", words)))
    ]
    assert templates and not written


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
