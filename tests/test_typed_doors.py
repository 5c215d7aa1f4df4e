"""What is typed is read in one way, whatever the door."""

from ast import Attribute
from ast import Call
from ast import Constant
from ast import Name
from ast import parse
from ast import walk
from forms import send
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.incoming import legible
from imio.mutualisation.base.incoming import SUSPECT
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.typed import held
from imio.mutualisation.base.typed import read
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.settings.schema import ISettings
from itertools import chain
from itertools import product
from opened import opened
from pathlib import Path
from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.utils import iterSchemataForType
from plone.restapi.interfaces import IFieldDeserializer
from z3c.form.interfaces import IDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from zope.component import getAllUtilitiesRegisteredFor
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.schema import getFieldsInOrder
from zope.schema import ValidationError
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDecimal
from zope.schema.interfaces import IFloat
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import ITime
from zope.schema.interfaces import IURI

import json
import pytest


SRC = Path(__file__).parents[1] / "src" / "imio" / "mutualisation"

# What each kind of field refuses, over REST and where it is typed.
WRONG = {
    IDecimal: ["12.500", "abc", "1e5", True, [1], float("nan"), float("inf"), "9" * 13],
    IInt: ["12.500", "2,5", 2.5, True, 10**40, "٣", {}],
    IFloat: [float("nan"), float("inf"), "abc", True],
    IDate: ["31/02/2027", "9999-12-31", "1066-10-14", 20270131, True],
    ITime: ["12.30", 1230, "25:00"],
    IBool: [2, "oui", "true", 1],
    IText: ["x" * 1_000_001, 12, ["x"], True],
}


def fields_of(schema):
    """The fields of a schema, those of the rows of its grids too."""
    for _name, field in getFieldsInOrder(schema):
        yield field
        row = getattr(getattr(field, "value_type", None), "schema", None)
        yield from () if row is None else fields_of(row)


def all_fields():
    ours = [
        fti.getId()
        for fti in getAllUtilitiesRegisteredFor(IDexterityFTI)
        if fti.getId().startswith("imio.mutualisation.")
    ]
    schemata = {ISettings, *chain.from_iterable(map(iterSchemataForType, ours))}
    return [
        field
        for schema in schemata
        if schema.__module__.startswith("imio.mutualisation")
        for field in fields_of(schema)
    ]


@pytest.fixture
def request_of_ours(portal):
    alsoProvides(portal.REQUEST, IMutualisationLayer, IFormLayer)
    return portal.REQUEST


@pytest.mark.row("M15")
def test_every_field_refuses_over_rest_what_is_not_of_its_kind(portal, request_of_ours):
    taken = []
    for field in all_fields():
        kind = next((each for each in WRONG if each.providedBy(field)), None)
        for wrong in WRONG.get(kind, ()):
            read = getMultiAdapter((field, portal, request_of_ours), IFieldDeserializer)
            try:
                taken.append(
                    (field.interface.__name__, field.__name__, wrong, read(wrong))
                )
            except (Refusal, ValidationError):
                continue
    assert not taken


def test_every_bound_of_a_number_is_said_with_the_label(portal, request_of_ours):
    for field in all_fields():
        if getattr(field, "min", None) is None or IDate.providedBy(field):
            continue
        read = getMultiAdapter((field, portal, request_of_ours), IFieldDeserializer)
        with pytest.raises(Unfit) as refusal:
            read(str(field.min - 1))
        refused = refusal.value.refused
        assert refused.reason == "number_too_small" and refused.details["label"]


@pytest.mark.row("M15")
def test_every_number_of_a_form_is_read_by_the_same_reader(request_of_ours):
    numbers = [
        field
        for field in all_fields()
        if any(kind.providedBy(field) for kind in (IDecimal, IInt))
    ]
    for field in numbers:
        widget = getMultiAdapter((field, request_of_ours), IFieldWidget)
        read = getMultiAdapter((field, widget), IDataConverter).toFieldValue
        if field.max is None or field.max >= 12_500:
            assert read("12\u202f500") == 12_500
        with pytest.raises(Unfit):
            read("12.500")


PASTED, PLAIN = "Achat\u202f: 30\u00a0tablettes", "Achat : 30 tablettes"


def test_every_line_has_plain_spaces_and_prose_keeps_its_own(portal, request_of_ours):
    """Or nobody finds a title that was pasted, nor sees that it is there already."""
    kept = []
    for field in all_fields():
        if not IText.providedBy(field):
            continue
        lines = ITextLine.providedBy(field)
        widget = getMultiAdapter((field, request_of_ours), IFieldWidget)
        typed = getMultiAdapter((field, widget), IDataConverter).toFieldValue
        asked = (field, portal, request_of_ours)
        for reader in (typed, getMultiAdapter(asked, IFieldDeserializer)):
            try:
                kept.append((lines, reader(PASTED)))
            except (Refusal, ValidationError):  # an address, a number of its own
                continue
    assert set(kept) == {(True, PLAIN), (False, PASTED)}


@pytest.mark.row("M15")
def test_what_a_field_asks_of_itself_is_asked_of_services_and_imports_too(portal):
    links = [field for field in all_fields() if IURI.providedBy(field)]
    for field in links:
        for wrong in ("javascript:alert(1)", "ted.europa.eu"):
            assert not held(field, wrong), field
            with pytest.raises(Refusal):
                read(field, wrong)
    assert len(links) > 2


@pytest.fixture
def typed_in_a_line(client):
    """Type a price into the grid of a draft quote: the page, and the lines kept."""
    officer = client("imio-officer")
    asked = "@search?portal_type=imio.mutualisation.ServiceRequest&review_state=request"
    address = officer.get(asked).json()["items"][0]["@id"]
    quote = {"@type": "imio.mutualisation.Quote"}
    draft = officer.post(address, json=quote).json()["@id"]
    row_of = "form.widgets.lines.0.widgets."

    def typed(price):
        form = {
            "form.widgets.lines.count": "1",
            "form.widgets.lines.0-empty-marker": "1",
            f"{row_of}kind:list": "other",
            f"{row_of}label": "Installation",
            f"{row_of}quantity": "1",
            f"{row_of}unit_price": price,
            f"{row_of}vat_rate": "21",
            "form.buttons.save": "1",
        }
        page = send(officer, f"{draft}/edit", **form).text
        return page, [row["unit_price"] for row in officer.get(draft).json()["lines"]]

    return typed


@pytest.mark.row("M15")
def test_a_form_takes_the_price_that_the_site_prints(typed_in_a_line):
    assert typed_in_a_line("12\u202f500,50\u00a0€")[1] == ["12500.50"]


@pytest.mark.row("M15")
def test_a_form_asks_about_an_unclear_price_and_keeps_it(typed_in_a_line):
    page, kept = typed_in_a_line("12.500")
    assert "12.500 » peut se lire de deux façons : écrivez 12 500 ou 12,50" in page
    assert 'value="12.500"' in page and "12500.00" not in kept


def test_numbers_over_rest_have_one_form(client):
    found = client("imio-officer").get(
        "@search?portal_type=imio.mutualisation.Quote&fullobjects=1&b_size=20"
    )
    amounts = [
        row[name]
        for quote in found.json()["items"]
        for row in quote["lines"]
        for name in ("quantity", "unit_price", "vat_rate")
    ]
    assert amounts and all(len(each.partition(".")[2]) == 2 for each in amounts)


# --- Nobody else reads ------------------------------------------------------------

# What turns texts into numbers and days, elsewhere than in the one reader. Each reads
# what the suite itself has written, or a format of others with rules of its own.
READERS = {
    "isdecimal",
    "isdigit",
    "isnumeric",
    "fromisoformat",
    "strptime",
    "literal_eval",
}
ALLOWED = {
    "base/bce.py": "check digits of an enterprise number",
    "base/moments.py": "an instant that the suite wrote",
    "base/pdf.py": "what the typesetter answers",
    "importing/table.py": "a number of a workbook, which is one already",
    "member/communes.py": "the table that ships with the suite",
    "request/facts.py": "the catalogue's own texts",
    "settings/limits.py": "the bounds of the code itself",
    "settings/schema.py": "the defaults of the code itself",
    "continuity/exposure.py": "the catalogue's own texts",
    "demo": "texts of the demonstration itself",
    "member/facts.py": "the catalogue's own texts",
    "standards": "formats of others",
    "rules": "pure: typed.py is the reader, the others read sentences and versions",
}


def calls(tree):
    for node in walk(tree):
        if isinstance(node, Call):
            name = node.func
            if isinstance(name, Attribute):
                yield name.attr, node
            elif isinstance(name, Name):
                yield name.id, node


def reads(name, node):
    literal = not node.args or isinstance(node.args[0], Constant)
    return name in READERS or (name in ("Decimal", "float") and not literal)


def test_no_other_reader_remains():
    found = {
        f"{path.relative_to(SRC)}:{node.lineno} {name}"
        for path in SRC.rglob("*.py")
        if not str(path.relative_to(SRC)).startswith(tuple(ALLOWED))
        for name, node in calls(parse(path.read_text()))
        if reads(name, node)
    }
    assert not found


# --- Texts --------------------------------------------------------------------------


BIZARRE = "Acte \x01\x0b bizarre \u202e!"


@pytest.mark.parametrize("name", ["external_id", "title"])
def test_a_text_of_json_is_legible_once_it_is_in(client, name):
    agent = client("agent-andenne")
    act = {"@type": "imio.mutualisation.Deliberation", "title": "Acte", name: BIZARRE}
    made = agent.post("adherents/andenne", json=act)
    assert made.status_code == 201, made.text
    kept = made.json()[name]
    assert "\x01" not in kept and "\x0b" not in kept and "\u202e" not in kept


@pytest.mark.parametrize(
    "sign", "\u200b\u200f\u00ad\u2060\ufeff\u115f\u2800\u3164\uffa0"
)
def test_a_text_of_which_nobody_sees_a_sign_is_none(sign):
    body = json.dumps({"reason": sign * 2}, ensure_ascii=False).encode()
    assert SUSPECT.search(body)
    assert legible({"reason": f"{sign}\n{sign}"}) == {"reason": ""}


@pytest.mark.parametrize("escape", ["\\u0000", "\\ud800"])
def test_what_is_no_character_is_refused(client, escape):
    body = f'{{"@type": "imio.mutualisation.Deliberation", "title": "x{escape}"}}'
    answer = client("agent-andenne").post("adherents/andenne", data=body)
    assert (answer.status_code, answer.json()["reason"]) == (400, "text_unreadable")


# --- Addresses ------------------------------------------------------------------------

NO_MAIL = ["pas une adresse", "a@b", "x@@example.org", "a@example.org b@example.org"]
NO_LINK = [
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "ftp://example.org",
]


def named(*words):
    """The texts whose name says what they are."""
    return [
        field
        for field in all_fields()
        if not field.readonly and any(word in field.__name__ for word in words)
        if IText.providedBy(field) or IURI.providedBy(field)
    ]


@pytest.mark.parametrize("wrong", NO_MAIL)
def test_every_e_mail_is_one(portal, wrong):
    fields = named("email", "e_mail", "recipient")
    assert len(fields) >= 5
    for field in fields:
        with pytest.raises(ValidationError):
            field.bind(portal).validate(wrong)


@pytest.mark.parametrize("wrong", NO_LINK)
def test_every_address_is_of_the_web(portal, wrong):
    fields = named("website", "url")
    assert len(fields) >= 5
    for field in fields:
        if wrong.startswith("ftp:") and field.__name__ == "source_url":
            continue  # the source may be fetched in other ways
        with pytest.raises(ValidationError):
            field.bind(portal).validate(wrong)


# --- What names a record ------------------------------------------------------------------

MONS_NIS = "53053"


def taken(answer):
    told = answer.json()
    return answer.status_code, told["reason"], told["@id"].rpartition("/")[2]


@pytest.mark.parametrize("name", ["nis", "bce_number"])
def test_a_member_takes_no_number_of_another(client, name):
    officer = client("imio-officer")
    number = officer.get("adherents/mons").json()[name]
    short = name.partition("_")[0]
    other = officer.patch("adherents/andenne", json={name: number})
    assert taken(other) == (400, f"{short}_taken", "mons")
    kind = {"@type": "imio.mutualisation.Member", "title": "X", "kind": "commune"}
    spelled = number.replace(".", "")
    assert taken(officer.post("adherents", json={**kind, name: spelled}))[:2] == (
        400,
        f"{short}_taken",
    )
    assert officer.patch("adherents/mons", json={name: number}).status_code == 204


def test_a_form_says_whose_number_it_is_and_keeps_what_was_typed(client):
    officer = client("imio-officer")
    form = {"form.widgets.nis": MONS_NIS, "form.widgets.title": "Ville tapée"}
    page = send(officer, "adherents/andenne/edit", **form, **{"form.buttons.save": "1"})
    assert "est celui de Mons" in page.text and "Ville tapée" in page.text


def test_an_identifier_of_another_system_names_one_act_of_a_member(client):
    agent = client("agent-andenne")
    act = {
        "@type": "imio.mutualisation.Deliberation",
        "title": "A",
        "external_id": "X-1",
    }
    assert agent.post("adherents/andenne", json=act).status_code == 201
    assert taken(agent.post("adherents/andenne", json=act))[:2] == (
        400,
        "external_id_taken",
    )
    assert client("agent-mons").post("adherents/mons", json=act).status_code == 201
    other = agent.post("adherents/andenne", json={**act, "external_id": "X-2"})
    typed = {"form.widgets.external_id": "X-1"}
    told = opened(agent, f"{other.json()['@id']}/@@texte").sent(**typed)
    assert told.status_code == 200 and "X-1" in told.text


@pytest.mark.parametrize(
    ("login", "place", "kind", "names"),
    [
        ("imio-officer", "adherents", "Member", ["nis", "bce_number"]),
        ("imio-officer", "partenaires", "Partner", ["bce_number"]),
        ("imio-officer", "catalogue", "Product", ["source_url"]),
    ],
)
def test_a_form_that_adds_asks_whose_the_number_is(client, login, place, kind, names):
    """What is being added is no record yet: its place is that of the form."""
    person, full = client(login), f"imio.mutualisation.{kind}"
    known = "https://example.org/double.git", "0841.470.248", "53053", "X-1"
    for name, value in product(names, known):
        typed = {f"form.widgets.{name}": value, "form.buttons.save": "1"}
        told = send(person, f"{place}/++add++{full}", **typed)
        assert told.status_code == 200, (name, value)


def test_no_vocabulary_falls_for_data_stored_before(client, once):
    """Two communes with one code, as an old site may hold them."""

    def double(site):
        site.adherents.andenne.nis = MONS_NIS
        site.adherents.andenne.reindexObject(idxs=["nis"])

    once(double)
    officer = client("imio-officer")
    for page in (
        "adherents/andenne/edit",
        "adherents/++add++imio.mutualisation.Member",
    ):
        assert officer.get(page, headers={"Accept": "text/html"}).status_code == 200
    mended = officer.patch("adherents/andenne", json={"nis": "92003"})
    assert mended.status_code == 204, mended.text


@pytest.mark.parametrize("count", ["nonsense", "-1", "1,5", "999999999"])
def test_no_grid_counts_rows_that_nobody_sent(request_of_ours, monkeypatch, count):
    grids = [field for field in all_fields() if hasattr(field, "value_type")]
    grids = [field for field in grids if hasattr(field.value_type, "schema")]
    for field in grids:
        widget = getMultiAdapter((field, request_of_ours), IFieldWidget)
        monkeypatch.setitem(request_of_ours.form, widget.counterName, count)
        with pytest.raises(Refusal):
            widget.update()
    assert len(grids) > 20
