"""The documents of a sitting on paper: the notice, the agenda and the minutes."""

from documents import HOSTILE
from documents import is_accessible
from documents import printed
from documents import squeezed
from documents import tags
from documents import unprinted
from imio.mutualisation.base import pdf
from pypdf import PdfReader

import documents
import pytest


pytestmark = pytest.mark.row("G9")

NAMES = {"agenda": "Ordre du jour", "notice": "Convocation", "minutes": "Procès-verbal"}
every_document = pytest.mark.parametrize("name", NAMES)


def item(number: str, **changes) -> dict:
    """An item of a sitting as the templates take it."""
    return {
        "number": number,
        "title": f"Objet n° {number}",
        "privacy": "Séance publique",
        "decision": None,
        "articles": [],
        "movements": [],
        **changes,
    }


NOBODY = {"present": [], "excused": [], "absent": [], "represented": [], "guest": []}
SITTING = {
    "authority": "Ville d’Andenne",
    "body": "Conseil communal",
    "sitting": "séance du lundi 23 mars 2026 à 19 h",
    "place": None,
    "convened": None,
    "attendance": NOBODY,
    "opened": None,
    "closed": None,
    "observations": [],
    "items": [
        item("1"),
        item("2bis", decision="Adopté à l’unanimité"),
        item("3", privacy="Huis clos", movements=["B. B. quitte la séance."]),
    ],
    "document_date": "2026-03-23",
}
FACTS = {"place": "Hôtel de ville", "convened": "13 mars 2026"}
ATTENDANCE = {
    "present": ["A. A., Bourgmestre", "B. B."],
    "excused": ["C. C."],
    "absent": ["D. D."],
    "represented": ["E. E. par A. A."],
    "guest": ["G. G."],
}


def read(name: str, **changes) -> PdfReader:
    """A document made of the sitting and the changes."""
    return documents.read(pdf.PACKAGE / f"sitting/{name}.typ", {**SITTING, **changes})


@every_document
def test_it_is_accessible_and_titled(name):
    reader = read(name)
    assert is_accessible(reader)
    title = f"{NAMES[name]} – Conseil communal, séance du lundi 23 mars 2026 à 19 h"
    assert reader.metadata.title == title


@every_document
def test_items_stand_under_the_part_they_belong_to(name):
    text, at = printed(read(name)), 0
    parts = (
        "Séance publique",
        "1. Objet n° 1",
        "2bis. Objet n° 2bis",
        "Huis clos",
        "3. O",
    )
    for words in map(squeezed, parts):
        assert words in text[at:]
        at = text.index(words, at) + len(words)


@every_document
def test_place_and_day_of_the_notice_are_told_when_known(name):
    assert unprinted(read(name, **FACTS), {**FACTS, "labels": ["Lieu"]}) == []
    assert "Lieu" not in printed(read(name))


@every_document
def test_a_sitting_without_items_has_no_empty_part(name):
    assert "Huis" not in printed(read(name, items=[]))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("agenda", ["/H1", "/L", "/H1", "/L"]),
        ("notice", ["/H1", "/H2", "/L", "/H2", "/L"]),
        ("minutes", ["/H1", "/H2", "/H2", "/H1", "/H2"]),
    ],
)
def test_headings_and_lists_are_tagged(name, expected):
    found = tags(read(name))
    assert [tag for tag in found if tag == "/L" or tag.startswith("/H")] == expected


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {},
            "vous convoquer à la séance du lundi 23 mars 2026 à 19 h du Conseil communal",
        ),
        (
            {"body": "Assemblée générale", "sitting": "assemblée ordinaire du 9 juin"},
            "à l’assemblée ordinaire du 9 juin de l’Assemblée générale",
        ),
    ],
)
def test_the_notice_convenes(changes, words):
    assert squeezed(words) in printed(read("notice", **changes))


def test_the_minutes_tell_who_was_there_and_what_was_decided():
    told = {"attendance": ATTENDANCE, "items": SITTING["items"]}
    assert unprinted(read("minutes", **told), told) == []


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("present", "Présents :"),
        ("excused", "Excusés :"),
        ("absent", "Absents :"),
        ("represented", "Représentés :"),
    ],
)
def test_nobody_is_not_named(key, words):
    attendance = {**NOBODY, key: ATTENDANCE[key]}
    assert squeezed(words) in printed(read("minutes", attendance=attendance))
    assert squeezed(words) not in printed(read("minutes"))
    assert "Présences" not in printed(read("minutes"))


@every_document
@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_printed_not_run(name, text):
    reader = read(name, place=text, items=[item("1", title=text, decision=text)])
    assert printed(reader).count(squeezed(text)) >= 2
