"""Who may import whom. Arrows go down this list, and only down."""

from collections import Counter
from imio.mutualisation.security import WORKFLOWS
from importlib import import_module
from pathlib import Path

import ast
import re
import sys


PACKAGE = "imio.mutualisation"
ROOT = Path(__file__).parents[1] / "src" / "imio" / "mutualisation"

# The ground that everything above stands on, whole.
OPEN = ("rules", "asked", "standards", "base", "importing")
# What a folder may import beside itself, the modules of the root and the ground below
# it; of a domain, the others see schema.py only. What they ask of its records is said
# in `asked`.
LEVELS = {
    "rules": "",
    "asked": "rules",
    "standards": "",
    "reasons": "",
    "base": "rules asked standards reasons",
    "importing": "rules standards reasons base",
    "settings": "",
    "section": "",
    "advice": "",
    "annex": "",
    "talk": "",
    "followup": "",
    "signing": "",
    "people": "",
    "watch": "",
    "mail": "",
    "oidc": "",
    "journal": "",
    "member": "",
    "product": "",
    "partner": "",
    "need": "member product partner",
    "licence": "member product partner",
    "allotment": "member licence",
    "tender": "annex member product partner",
    "deliberation": "member product partner",
    "sitting": "deliberation",
    "assembly": "member deliberation",
    "bid": "tender partner",
    "request": "member product partner deliberation annex",
    "quote": "request member product",
    "continuity": "product licence request",
    "resource": "need",
}
LEVELS["dashboard"] = " ".join(LEVELS)
GROUND = (*OPEN, "reasons")
# These see everything and are seen by nobody.
TOP = {
    "catalogue",
    "checking",
    "demo",
    "moving",
    "past",
    "distributions",
    "setuphandlers",
    "testing",
    "uninstalling",
    "upgrades",
}
UNSEEN = TOP | {"dashboard"}

# How anything here is refused: all that a standard knows of the house.
SAID = ("standards", "rules", "verdict")
# What a standard may stand on: parsers, cryptography, and HTTP where it speaks it.
PARSERS = {
    "babel",
    "cryptography",
    "filetype",
    "jsonschema",
    "license_expression",
    "lxml",
    "requests",
    "rfc3161_client",
    "rfc3986_validator",
    "pyhanko",
    "pyhanko_certvalidator",
    "segno",
    "yaml",
    "zxcvbn",
}

MODULES = sorted(ROOT.rglob("*.py"))


def shown(path):
    return path.relative_to(ROOT).as_posix()


def imports(path):
    """Dotted names that a module imports, wherever in its text."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{shown(path)}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path):
    """The imports from this package: ('tender', 'schema', 'ITender') and the like."""
    for name in imports(path):
        if name.startswith(f"{PACKAGE}."):
            yield tuple(name.removeprefix(f"{PACKAGE}.").split("."))


def outside(path):
    """The packages other than this one that a module imports."""
    return {name.split(".")[0] for name in imports(path)} - {"imio"}


def folder(path):
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def may_import(home, target):
    """Whether a module of the folder `home` may import `target`."""
    there, *rest = target
    if there == home or home in TOP:
        return True
    if there not in LEVELS.keys() | UNSEEN:
        return home not in ("rules", "standards")
    if home in GROUND:
        return there in LEVELS[home].split() or (home, *target[:2]) == SAID
    if there in OPEN:
        return True
    return there in LEVELS.get(home, "").split() and rest[:1] == ["schema"]


def test_imports_go_down():
    climbing = [
        f"{shown(path)} imports {'.'.join(target)}"
        for path in MODULES
        for target in own_imports(path)
        if not may_import(folder(path), target)
    ]
    assert not climbing


def test_every_folder_has_a_level():
    folders = {folder(path) for path in MODULES if path.parent != ROOT}
    assert folders <= LEVELS.keys() | TOP


def test_rules_stand_on_the_standard_library():
    for path in ROOT.glob("rules/*.py"):
        assert outside(path) <= sys.stdlib_module_names, shown(path)
        assert path.stem not in sys.stdlib_module_names, shown(path)


def test_standards_know_no_plone():
    for path in ROOT.glob("standards/**/*.py"):
        assert outside(path) <= sys.stdlib_module_names | PARSERS, shown(path)


def test_what_is_asked_is_said_in_terms_of_the_rules():
    for path in ROOT.glob("asked/*.py"):
        assert outside(path) <= sys.stdlib_module_names, shown(path)


def test_reasons_are_sentences_alone():
    for path in ROOT.glob("reasons/*.py"):
        assert outside(path) <= sys.stdlib_module_names | {"zope"}, shown(path)


def test_importing_the_root_imports_no_zope():
    names = {name.split(".")[0] for name in imports(ROOT / "__init__.py")}
    assert names <= sys.stdlib_module_names


def test_every_python_folder_is_a_package_and_the_namespace_is_none():
    bare = {
        path.parent for path in MODULES if not path.with_name("__init__.py").exists()
    }
    assert not bare
    assert not (ROOT.parent / "__init__.py").exists()


def test_no_module_is_a_drawer():
    assert not [path for path in MODULES if path.stem in ("utils", "util", "helpers")]


def test_every_rule_is_asked_by_the_suite_itself():
    """What only its own test asks is a rule of nothing."""
    said = Counter(re.findall(r"\w+", "\n".join(map(Path.read_text, MODULES))))
    trees = [ast.parse(path.read_text()) for path in (ROOT / "rules").glob("*.py")]
    named = {name for tree in trees for each in tree.body for name in names_of(each)}
    assert [name for name in sorted(named) if said[name] < 2] == []


def names_of(statement):
    """What a statement of a module defines."""
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [each.id for each in targets if isinstance(each, ast.Name)]
    return []


# The domains that do not have the name of their type.
NAMED = {"request": "ServiceRequest", "continuity": "Incident"}


def test_what_stands_in_base_is_told_there_once():
    named = re.findall(r"`(\w+)`", import_module(f"{PACKAGE}.base").__doc__)
    modules = [each.stem for each in (ROOT / "base").glob("[!_]*.py")]
    assert sorted(named) == sorted(modules)


def test_what_follows_a_step_is_a_table_in_every_domain():
    """One shape: `after_step` follows `CONSEQUENCES`, whose steps are those of its type."""
    steps = {each.name: {row.id for row in each.transitions} for each in WORKFLOWS}
    for path in ROOT.glob("*/subscribers.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        asked = [n for n in ast.walk(tree) if getattr(n, "attr", "") == "transition"]
        assert not asked, f"{shown(path)} looks at the step by itself"
        module = import_module(f"{PACKAGE}.{path.parent.name}.subscribers")
        table = getattr(module, "CONSEQUENCES", {})
        # By type where the domain follows the steps of others.
        if not table.keys() <= steps.keys():
            domain = path.parent.name
            table = {NAMED.get(domain, domain.capitalize()): table}
        for name, rows in table.items():
            assert set(rows) <= steps[name], shown(path)


def test_services_and_pages_stand_beside_each_other():
    """Neither imports the other: what both do has a module of its own."""
    crossing = [
        f"{shown(path)} imports {'.'.join(target)}"
        for path in MODULES
        if path.stem in ("services", "views", "pages")
        for target in own_imports(path)
        if target[:1] == (folder(path),) and target[1] != path.stem
        if {target[1], path.stem} in ({"services", "views"}, {"services", "pages"})
    ]
    assert not crossing


def test_a_form_builds_no_facts_of_its_own():
    """What an invariant asks of a rule, it reads as the step does: on the same day."""
    readers = ("Facts", "dated_numbers", "number_in_force", "number_due")
    built = [
        f"{shown(path)} imports {name}"
        for path in MODULES
        if path.name == "schema.py"
        for name in imports(path)
        if any(reader in name for reader in readers)
    ]
    assert not built, "\n".join(built)
