"""A name stands with what was done, as it was then, with the login beside it."""

from frame import UNFRAMED
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.people import with_login
from imio.mutualisation.security import TYPES
from io import BytesIO
from plone import api
from pypdf import PdfReader

import pytest
import re


HTML = {"Accept": "text/html"}
LATER = "Nom d’après"
CHOICE = re.compile("<option.*?</option>", re.DOTALL)


@pytest.mark.parametrize(
    ("name", "login", "shown"),
    [
        ("Marie Fictive", "marie", "Marie Fictive (marie)"),
        ("marie", "marie", "marie"),
        ("", "marie", "marie"),
        (None, "marie", "marie"),
        (None, None, ""),
    ],
)
def test_a_login_stands_beside_the_name(name, login, shown):
    assert with_login(name, login) == shown


# Who sits on a committee, and whose turn it is to sign, is told by the names of today.
OF_TODAY = re.compile("/marches/|/signature$")


def rename_everybody(site):
    for user in api.user.get_users():
        user.setMemberProperties({"fullname": LATER})


def pasts(client):
    """What the page and REST say of records, some of each type, by address."""
    manager = client("imio-manager")
    for name in TYPES:
        for brain in existing(name, sort_on="created")[:9]:
            url = brain.getURL()
            yield url, manager.get(url).text
            page = manager.get(url, params=UNFRAMED, headers=HTML).text
            # Whom one may choose is told by the names of today.
            yield url, CHOICE.sub("", page.partition("<article")[2])


def test_a_later_name_changes_nothing_of_the_past(client, site, once):
    once(rename_everybody)
    said = [path for path, text in pasts(client) if LATER in text]
    assert [path for path in said if not OF_TODAY.search(path)] == []


def test_steps_tell_the_name_and_the_login(client, site):
    told = "".join(text for _path, text in pasts(client))
    assert "Responsable IMIO (fictif) (imio-manager)" in told
    assert "Signataire de Mons (fictive) (signataire-mons)" in told


def test_the_record_of_an_opening_names_the_logins(client, site):
    tender = "marches/developpement-et-integration-de-logiciels-libres"
    told = client("imio-manager").get(f"{tender}/@@pv-ouverture.pdf")
    pages = PdfReader(BytesIO(told.content)).pages
    assert "(imio-" in "".join(page.extract_text() for page in pages)
