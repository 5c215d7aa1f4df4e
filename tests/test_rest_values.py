"""What REST is given for a choice, a list and what GET answers: understood or refused."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.terms import named_by
from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.typed import ROWS
from operator import attrgetter
from plone import api
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.utils import iterSchemata
from plone.dexterity.utils import iterSchemataForType
from plone.namedfile.interfaces import INamedField
from plone.restapi.interfaces import IFieldDeserializer
from test_typed_doors import fields_of
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.schema import getFields
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IVocabularyTokenized

import pytest


TYPES = [
    "Allotment",
    "Annex",
    "Assembly",
    "Bid",
    "Deliberation",
    "Incident",
    "Licence",
    "Member",
    "Need",
    "Partner",
    "Product",
    "Quote",
    "Resource",
    "ServiceRequest",
    "Sitting",
    "Tender",
    "WatchedTender",
]


def ours(record):
    """The fields of a record of ours, those of the rows of its grids too."""
    return [
        field
        for schema in iterSchemata(record)
        if schema.__module__.startswith("imio.mutualisation")
        for field in fields_of(schema)
    ]


def choices(record):
    """Each choice of a record and of its rows; of a list, what it lists."""
    for field in ours(record):
        field = getattr(field, "value_type", field)
        if IChoice.providedBy(field):
            yield field


@pytest.fixture
def read(whole):
    """Read a value of JSON for a field of a record, as a PATCH does."""
    alsoProvides(whole.REQUEST, IMutualisationLayer)

    def read(field, record, value):
        asked = (field, record, whole.REQUEST)
        return getMultiAdapter(asked, IFieldDeserializer)(value)

    return read


@pytest.fixture
def records(whole):
    """One record of each type, seen by who sees all."""
    found = {name: existing(name) for name in TYPES}
    with api.env.adopt_user(username="imio-manager"):
        yield [each[0]._unrestrictedGetObject() for each in found.values() if each]


NO_CHOICE = [
    {},
    {"title": "Urbanisme"},
    {"token": None},
    {"token": {"token": "x"}},
    {"@id": 5},
    {"@id": "http://nohost/nothing"},
    {"UID": "0" * 32},
    [],
    ["x"],
    5,
    True,
    "",
    "no such thing",
]


@pytest.mark.row("M15")
def test_what_is_no_choice_is_refused_with_its_field_and_never_erases(records, read):
    tried, taken = 0, []
    for record in records:
        for field in choices(record):
            for wrong in NO_CHOICE:
                tried += 1
                try:
                    taken.append((field.__name__, wrong, read(field, record, wrong)))
                except Unfit as refusal:
                    assert refusal.refused.reason == "choice_invalid"
                    assert refusal.refused.details["field"] == field.__name__
    assert not taken
    assert tried > 500


def test_every_record_is_named_by_uid_path_address_and_short_name(records, read):
    """In every field and every column; those of a form that chooses among some, too."""
    tried = 0
    for record in records:
        for field in filter(named_by, choices(record)):
            bound = field.bind(record)
            assert IVocabularyTokenized.providedBy(bound.vocabulary)
            term = next(iter(bound.vocabulary), None)
            if term is None:
                continue
            naming = named_by(field)
            index = "nis" if field.vocabularyName.endswith("communes") else "UID"
            found = existing(naming.type_name, **{index: term.value})[0]
            other = found._unrestrictedGetObject()
            names = [
                term.token,
                {"token": term.token, "title": "x"},
                {"UID": found.UID, "title": "x"},
                {"@id": found.getURL(), "@type": "x"},
                found.getURL(),
                found.getPath(),
                {"@id": found.getPath()},
            ]
            if len(existing(naming.type_name, id=other.getId())) == 1:
                names.append(other.getId())
            for name in names:
                tried += 1
                assert read(field, record, name) == term.value, (field, name)
    assert tried > 100


@pytest.mark.parametrize("wrong", [{}, {"task": "x"}, {"token": "x"}, "x", 3, True])
def test_a_list_is_a_list(records, read, wrong):
    for record in records:
        for field in ours(record):
            if ICollection.providedBy(field):
                with pytest.raises(Unfit) as refusal:
                    read(field, record, wrong)
                assert refusal.value.refused.reason == "list_invalid"
                assert refusal.value.refused.details["field"] == field.__name__


def test_a_row_says_which_column_and_which_place(client):
    officer = client("imio-officer")
    address = officer.get("@search?review_state=implementation").json()["items"][0]
    rows = [{"task": "Installation"}, {"task": "Reprise", "colour": "x"}]
    told = officer.patch(address["@id"], json={"plan": rows}).json()
    assert (told["reason"], told["field"], told["place"]) == (
        "unknown_field",
        "colour",
        2,
    )


# --- What GET answers beside the fields ------------------------------------------------

OTHER = {
    "@id": "http://nohost/x",
    "@type": "Document",
    "UID": "0" * 32,
    "id": "autre",
    "created": "2012-01-01T00:00:00+00:00",
    "modified": "2012-01-01T00:00:00+00:00",
    "review_state": "closed",
    "parent": {},
    "is_folderish": None,
    "items": 3,
    "items_total": 99,
    "@components": 3,
    "batching": "x",
    "transitions": [],
    "type_title": "Autre",
    "version": "2",
    "lock": {"locked": True},
    "next_item": {"@id": "http://nohost/x"},
    "allow_discussion": True,
    "layout": "listing_view",
    "working_copy": {},
}


def names_added():
    kinds = [GuardedSerializer]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return {name for kind in kinds for name in kind.adds}


@pytest.fixture
def addresses(client):
    """One record of each type that the officer may change."""
    officer, found = client("imio-officer"), {}
    for name in TYPES:
        query = f"@search?portal_type=imio.mutualisation.{name}&b_size=30"
        for item in officer.get(query).json()["items"]:
            if officer.patch(item["@id"], json={"layout": "view"}).status_code < 401:
                found[name] = item["@id"]
                break
    return found


def test_what_get_answered_may_be_sent_back_whole(client, addresses):
    officer = client("imio-officer")
    assert len(addresses) > 9
    for name, address in addresses.items():
        answer = officer.patch(address, json=officer.get(address).json())
        assert answer.status_code == 204, (name, answer.text)


def test_every_name_beside_the_fields_is_refused_with_another_value(client, addresses):
    officer, taken = client("imio-officer"), []
    for address in addresses.values():
        given = officer.get(address).json()
        for name in given.keys() & (OTHER.keys() | names_added()):
            answer = officer.patch(address, json={name: OTHER.get(name, "autre")})
            if answer.status_code < 400 or name not in answer.text:
                taken.append((address, name, answer.text))
    assert not taken


def test_a_new_record_takes_no_name_of_the_answer(client):
    agent, taken = client("agent-andenne"), []
    act = {"@type": "imio.mutualisation.Deliberation", "title": "Acte"}
    for name in {*OTHER, "unanimous", "clock"} - {"@type"}:
        answer = agent.post("adherents/andenne", json={**act, name: OTHER.get(name, 1)})
        if answer.status_code < 400 or name not in answer.text:
            taken.append((name, answer.text))
    assert not taken


# --- What is due, files, lists -----------------------------------------------------------


def test_null_for_what_is_due_is_refused_by_name(client, addresses):
    officer, wrong, tried = client("imio-officer"), [], 0
    for name, address in addresses.items():
        for schema in iterSchemataForType(f"imio.mutualisation.{name}"):
            for field in filter(
                attrgetter("required"), dict(getFields(schema)).values()
            ):
                answer = officer.patch(address, json={field.__name__: None})
                told, tried = answer.json() if answer.text else {}, tried + 1
                known = told.get("reason") in ("value_missing", "field_not_yours")
                if not known or told["field"] != field.__name__:
                    wrong.append(
                        (name, field.__name__, answer.status_code, answer.text)
                    )
    assert not wrong and tried > 30


NO_FILE = [
    *({}, [], 5, True, "x", {"token": "x"}, {"filename": "autre.pdf"}),
    *({"data": None}, {"data": 5}, {"data": "x", "encoding": "rot13"}),
    *({"data": "x", "filename": 5}, {"data": "x", "filename": "a.txt", "colour": "x"}),
]
NO_TEXT = [
    *({}, [], 5, True, {"token": "x"}, {"data": None}, {"data": 5}),
    *({"data": "x", "encoding": "latin-1"}, {"data": "x", "content-type": "text/x"}),
    *("x" * 100_001, {"data": "x" * 100_001}),
]


def test_what_is_no_file_and_no_text_with_markup_is_refused(records, read):
    taken, tried = [], 0
    for record in records:
        for field in ours(record):
            kind = next((k for k in WRONG_OBJECTS if k.providedBy(field)), None)
            for wrong in WRONG_OBJECTS.get(kind, ()):
                tried += 1
                try:
                    taken.append(
                        (field, wrong, read(field.bind(record), record, wrong))
                    )
                except Unfit:
                    continue
    assert not taken and tried > 30


WRONG_OBJECTS = {INamedField: NO_FILE, IRichText: NO_TEXT}


def test_a_list_has_an_end(records, read):
    for record in records:
        for field in filter(ICollection.providedBy, ours(record)):
            with pytest.raises(Unfit) as refusal:
                read(field, record, [None] * (ROWS + 1))
            assert refusal.value.refused.reason == "list_too_long"


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"nis": "abc"}, "nis_invalid"),
        ({"nis": "530530"}, "nis_invalid"),
        ({"successor_nis": "5305"}, "nis_invalid"),
        ({"postal_codes": ["1320", "x"]}, "postal_code_invalid"),
        ({"latitude": 90.5}, "number_above"),
        ({"longitude": "-500,5"}, "number_too_small"),
        ({"share_count": -1}, "number_too_small"),
        ({"contacts": [{}]}, "value_missing"),
        (
            {"populations": [{"reference_date": "2024-01-01", "inhabitants": 5}] * 2},
            "population_twice",
        ),
    ],
)
def test_facts_of_a_place_are_of_this_world(client, sent, reason):
    told = client("imio-officer").patch("adherents/durbuy", json=sent)
    assert (told.status_code, told.json()["reason"]) == (400, reason)


@pytest.mark.parametrize("body", ["[]", '"x"', '{"title":', "null"])
def test_a_body_that_is_no_object_is_refused_with_a_reason(client, body):
    officer = client("imio-officer")
    for call, address in (
        (officer.patch, "adherents/bastogne"),
        (officer.post, "adherents"),
    ):
        answer = call(address, data=body, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json().get("reason")) == (
            400,
            "unreadable_body",
        )
