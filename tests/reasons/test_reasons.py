"""Every reason that a rule or a service can give has its sentence."""

from datetime import date
from decimal import Decimal
from functools import cache
from imio.mutualisation import i18n
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.explain import STEPS
from imio.mutualisation.base.reasons import message
from imio.mutualisation.reasons import REASONS
from imio.mutualisation.rules.verdict import Refused
from pathlib import Path

import ast
import pytest
import re


ROOT = Path(i18n.__file__).parent
CATALOGUE = ROOT / "locales/fr/LC_MESSAGES/imio.mutualisation.po"
# made in one place from the name of a parameter: product, member
COMPOSED = {"product_unknown", "member_unknown"}


@cache
def all_calls(path):
    """Each call, in a file, of a function by its name alone."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    calls = (node for node in nodes if isinstance(node, ast.Call))
    return [call for call in calls if isinstance(call.func, ast.Name)]


def calls(*names, within=ROOT):
    """Each call, in the package or a file of it, of a function of one of these names."""
    for path in [within] if within.is_file() else within.rglob("*.py"):
        yield from (call for call in all_calls(path) if call.func.id in names)


def texts(node):
    """The literal texts among the first two arguments of a call."""
    found = [each for each in node.args[:2] if isinstance(each, ast.Constant)]
    return {each.value for each in found if isinstance(each.value, str)}


def said_by(*names, within=ROOT):
    """The literal texts that the calls of these functions say."""
    return set().union(*map(texts, calls(*names, within=within)))


def file_of(code):
    """The name of the file that says the sentence of a code."""
    files = (ROOT / "reasons").glob("*.py")
    return next(
        path.stem for path in files if f'"{code}": R' in path.read_text("utf-8")
    )


def french():
    """The translated messages of the French catalogue, by id."""
    text = CATALOGUE.read_text(encoding="utf-8")
    entries = re.findall(r'^msgid "(\w+)"\nmsgstr ((?:".*"\n?)+)', text, re.M)
    return {id_ for id_, value in entries if value.replace('"', "").strip()}


def test_every_reason_has_a_sentence():
    given = said_by("Refused", "require") | COMPOSED
    assert given - REASONS.keys() == set()


def test_every_step_of_a_price_has_a_sentence():
    steps = said_by("Step")
    assert steps
    assert steps - STEPS.keys() == set()


def test_no_sentence_is_left_unsaid():
    source = "".join(path.read_text("utf-8") for path in ROOT.rglob("*.py"))
    unsaid = [reason for reason in REASONS if source.count(f'"{reason}"') < 2]
    assert set(unsaid) <= COMPOSED


# What the door of a refusal says of it, with `about`.
BY_ABOUT = {"label", "setting", "example", "other"}


def said(node):
    """The code that a call gives, and the names of the details that go with it; none where
    they are not written out.
    """
    code, *_more = [*texts(node), ""]
    if node.func.id == "require":
        names = {each.arg for each in node.keywords}
    else:
        details = node.args[1] if len(node.args) > 1 else ast.Dict([], [])
        keys = getattr(details, "keys", [None])
        names = {getattr(each, "value", None) for each in keys}
    return code, None if None in names else names


def test_a_refusal_gives_what_its_sentence_says():
    """Or people read `${field}`."""
    unsaid = {}
    for code, names in map(said, calls("Refused", "require")):
        if code in REASONS and names is not None:
            sentence = str(REASONS[code].sentence.default)
            needed = set(re.findall(r"\$\{(\w+)\}", sentence)) - BY_ABOUT
            unsaid.update({code: needed - names} if needed - names else {})
    assert unsaid == {}


SENTENCES = [
    said
    for reason in REASONS.values()
    for said in (reason.sentence, reason.service)
    if said is not None
]
# What no page asks of anybody.
OF_CALLS = {"idempotency_key_invalid", "if_match_missing"}
OF_FILES = {"importing", "ocds", "publiccode"}
MACHINE = re.compile(r"\b(JSON|UID|@id|token|base64|parameter|API|brackets)\b")


def test_a_page_speaks_to_people():
    """What a call has to send instead stands in `service`."""
    told = {
        code: str(reason.sentence.default)
        for code, reason in REASONS.items()
        if file_of(code) not in OF_FILES and code not in OF_CALLS
    }
    assert [code for code, said in told.items() if MACHINE.search(said)] == []


@pytest.mark.parametrize("said", [SENTENCES, STEPS.values()], ids=["reasons", "steps"])
def test_every_sentence_is_said_in_french(said):
    assert {str(text) for text in said} - french() == set()


def test_a_code_is_said_once():
    files = list((ROOT / "reasons").glob("*.py"))
    rows = [
        row
        for path in files
        for row in re.findall(r'^    "(\w+)": R', path.read_text("utf-8"), re.M)
    ]
    assert sorted(rows) == sorted(REASONS)


def test_a_rule_and_its_sentences_bear_the_same_name():
    """A code of several files of rules stands by one of them; `general` is for all."""
    by_code = {}
    for path in (ROOT / "rules").glob("*.py"):
        for code in said_by("Refused", "require", within=path):
            by_code.setdefault(code, {"general"}).add(path.stem)
    assert by_code
    assert [code for code, names in by_code.items() if file_of(code) not in names] == []


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("bce_missing", 409),
        ("not_your_role", 403),
        ("member_unknown", 404),
        ("comment_missing", 400),
    ],
)
def test_a_reason_says_its_status(code, status):
    assert REASONS[code].status == status


def test_details_are_written_as_people_write_them(portal):
    details = {"until": date(2026, 1, 31)}
    assert "31/01/2026" in message(Refused("quote_expired", details))
    assert "1 234,5" in message(
        Refused("open_requests", {"count": Decimal("1234.5")})
    ).replace("\u202f", " ").replace("\u00a0", " ")


def test_a_refusal_raised_again_by_the_workflow_tool_is_the_same(portal):
    first = Refusal(Refused("comment_missing"))
    again = Refusal(first)
    assert (again.refused, again.status, str(again)) == (first.refused, 400, str(first))
