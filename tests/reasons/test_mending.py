"""What stands in the way of a step leads to the form that mends it, or says why none does."""

from functools import cache
from imio.mutualisation import i18n
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.answers import RefusalView
from imio.mutualisation.base.mending import leading
from imio.mutualisation.reasons import REASONS
from imio.mutualisation.reasons.mending import Cause
from imio.mutualisation.reasons.mending import MENDED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.security import ITSELF
from imio.mutualisation.security import WORKFLOWS
from pathlib import Path
from plone import api
from plone.dexterity.utils import iterSchemataForType

import ast
import re


ROOT = Path(i18n.__file__).parent
PACKAGE = "imio.mutualisation"
REFUSING = {"Refused", "require"}


@cache
def parsed(module):
    """What a module of ours defines and imports, by name; nothing where there is none."""
    path = ROOT.joinpath(*module.split(".")[2:]).with_suffix(".py")
    if not path.exists():
        return {}, {}
    tree = ast.parse(path.read_text("utf-8"))
    defined, imported = {}, {}
    for node in tree.body:
        match node:
            case ast.FunctionDef():
                defined[node.name] = node
            case ast.ClassDef():
                methods = (m for m in node.body if isinstance(m, ast.FunctionDef))
                defined |= {f"{node.name}.{m.name}": m for m in methods}
            case ast.Assign():
                defined |= {getattr(t, "id", ""): node for t in node.targets}
            case ast.AnnAssign():
                defined[getattr(node.target, "id", "")] = node
            case ast.ImportFrom(module=source) if (source or "").startswith(PACKAGE):
                imported |= {a.asname or a.name: (source, a.name) for a in node.names}
    return defined, imported


def said_by(module, name, seen):
    """The codes that a function may refuse with, and whatever it names of ours."""
    defined, imported = parsed(module)
    if (module, name) in seen or name not in defined:
        return
    seen.add((module, name))
    for node in ast.walk(defined[name]):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSING:
            given = [each for arg in node.args[:2] for each in ast.walk(arg)]
            yield from (each.value for each in given if isinstance(each, ast.Constant))
        if isinstance(node, ast.Name):
            yield from said_by(*imported.get(node.id, (module, node.id)), seen)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id in imported:
                yield from said_by(".".join(imported[node.value.id]), node.attr, seen)
            elif node.value.id == "self":
                own = f"{name.partition('.')[0]}.{node.attr}"
                yield from said_by(module, own, seen)


def guards():
    """The method behind each step that somebody takes: module, name."""
    contents = {
        f"{PACKAGE}.{path.parent.name}.content": parsed(
            f"{PACKAGE}.{path.parent.name}.content"
        )[0]
        for path in ROOT.glob("*/content.py")
    }
    for workflow in WORKFLOWS:
        kind = workflow.portal_type.rpartition(".")[2]
        for step in workflow.transitions:
            if step.guarded and step.roles != (ITSELF,):
                name = f"{kind}.may_{step.id}"
                found = [each for each, defined in contents.items() if name in defined]
                assert len(found) == 1, name
                yield found[0], name


def sentences():
    """What a page says beside no step, before anything is sent: module, name."""
    for path in ROOT.glob("*/*.py"):
        module = ".".join([PACKAGE, path.parent.name, path.stem])
        for name, node in parsed(module)[0].items():
            within = list(ast.walk(node))
            called = {
                getattr(n.func, "id", "") for n in within if isinstance(n, ast.Call)
            }
            if "leading" in called and not any(isinstance(n, ast.Try) for n in within):
                yield module, name


def listed():
    """The codes that a page lists beside a step, or in a sentence of its own."""
    asked = [*guards(), *sentences()]
    codes = {code for guard in asked for code in said_by(*guard, set())}
    return {code for code in codes & REASONS.keys() if not REASONS[code].elsewhere}


def places():
    rows = ((c, m) for c, m in MENDED.items() if not isinstance(m, Cause))
    return [(code, place) for code, mending in rows for place in mending]


def test_every_reason_of_a_step_is_mended_somewhere_or_says_why_not():
    assert "sitting_date_missing" in listed()
    assert listed() - MENDED.keys() == set()


def test_no_row_is_of_a_reason_that_no_step_gives():
    assert MENDED.keys() - listed() == set()


FIELDS = {name for _code, place in places() for name in place.fields}
PAGES = {place.page.partition("#")[0] for _code, place in places()}


def test_a_place_names_fields_and_pages_that_there_are(portal):
    types = {workflow.portal_type for workflow in WORKFLOWS}
    schemata = [each for kind in types for each in iterSchemataForType(kind)]
    shown = {name for each in schemata for name in each if not each[name].readonly}
    assert FIELDS - shown == set()
    zcml = "".join(path.read_text("utf-8") for path in ROOT.glob("*/*.zcml"))
    pages = {each.removeprefix("@@") for each in PAGES if each.startswith("@@")}
    assert pages - set(re.findall(r'name="([^"]+)"', zcml)) == set()


def test_a_place_on_a_page_is_there():
    anchors = {place.page[1:] for _code, place in places() if place.page[:1] == "#"}
    templates = "".join(path.read_text("utf-8") for path in ROOT.glob("*/*.pt"))
    assert anchors
    assert anchors - set(re.findall(r'\bid="([\w-]+)"', templates)) == set()


def test_a_draft_lists_all_at_once_each_with_its_form(client):
    agent = client("agent-durbuy")
    act = "adherents/durbuy/deliberation"
    agent.patch(act, json={"articles": []})
    steps = {each["id"]: each for each in agent.get(act).json()["transitions"]}
    why = {each["reason"]: each["mended_at"] for each in steps["schedule"]["why"]}
    assert set(why) == {"articles_missing", "sitting_date_missing"}
    assert why["articles_missing"].endswith("/texte#formfield-form-widgets-articles")
    page = agent.get(act, headers={"Accept": "text/html"}).text
    assert all(f'href="{each}"' in page for each in why.values())
    for address in why.values():
        form, _hash, field = address.partition("#")
        assert f'id="{field}"' in agent.get(form, headers={"Accept": "text/html"}).text


def test_who_may_not_write_it_is_led_nowhere(client):
    steps = client("auditeur").get("adherents/durbuy/deliberation").json()
    why = [each for step in steps["transitions"] for each in step["why"]]
    assert why
    assert {each["mended_at"] for each in why} == {None}


PAGE = {"Accept": "text/html"}


def test_a_sentence_beside_no_step_leads_there_too(client):
    agent, act = client("agent-durbuy"), "adherents/durbuy/deliberation"
    agent.patch(act, json={"privacy": "public_info"})
    page = agent.get(act, headers=PAGE).text
    told = re.search(r'n’ouvrira rien.*?<a href="([^"]+)"', page, re.DOTALL)
    assert told[1].endswith("#formfield-form-widgets-privacy")
    auditor = client("auditeur").get(act, headers=PAGE).text
    assert "formfield-form-widgets-privacy" not in auditor


def test_so_does_the_page_of_a_refusal(demo):
    act = demo["adherents"]["durbuy"]["deliberation"]
    request = demo.REQUEST
    request["PARENTS"] = [act, demo]
    view = RefusalView(Refusal(Refused("sitting_date_missing")), request)
    with api.env.adopt_user(username="agent-durbuy"):
        assert "#formfield-form-widgets-sitting_on" in view()


def test_what_is_no_record_leads_nowhere_and_its_sentence_is_escaped(portal):
    refused = Refused("item_unknown", {"item": "<b>"})
    assert leading(portal, refused).__html__().count("&lt;b&gt;") == 1
