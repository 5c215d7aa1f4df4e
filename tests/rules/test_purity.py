"""The statute book imports the standard library and itself, nothing else."""

from imio.mutualisation import rules
from pathlib import Path

import ast
import pytest
import sys


PACKAGE = "imio.mutualisation.rules"
MODULES = sorted(Path(rules.__file__).parent.glob("*.py"))


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def is_allowed(name):
    own = name == PACKAGE or name.startswith(f"{PACKAGE}.")
    return own or name.split(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_only_the_standard_library_and_its_neighbours(path):
    names = set(imported(ast.parse(path.read_text())))
    assert {name for name in names if not is_allowed(name)} == set()


def test_the_walk_sees_a_stranger():
    tree = ast.parse("def late():\n    from plone import api")
    assert [name for name in imported(tree) if not is_allowed(name)] == ["plone"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_rule_reads_the_clock(path):
    calls = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
    }
    assert calls.isdisjoint({"today", "now", "utcnow"})
