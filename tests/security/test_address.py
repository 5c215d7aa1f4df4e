"""The site answers at its own address alone, and nothing that leaves it bears another."""

from imio.mutualisation.base.address import ADDRESS
from imio.mutualisation.base.address import is_own
from io import BytesIO
from Products.SiteAccess.VirtualHostMonster import manage_addVirtualHostMonster
from pypdf import PdfReader
from test_isolation import OF_THE_SITE

import pytest


OWN = "https://mutualisation.example.be"
FORGED = "evil.example"
HOSTS = (FORGED, f"{FORGED}:8080", f"localhost@{FORGED}", f"localhost.{FORGED}")


@pytest.mark.parametrize(
    ("asked", "own", "answered"),
    [
        ("http://localhost:8080", "", True),
        ("http://127.0.0.1", "", True),
        ("http://[::1]:8080", "", True),
        ("http://localhost:8080@evil.example", "", False),
        ("http://localhost/evil", "", False),
        ("http://localhost:evil", "", False),
        ("http://evil.example", "", False),
        ("https://a.example.be", "https://a.example.be/", True),
        ("https://a.example.be:443", "https://a.example.be/mutualisation", True),
        ("https://A.example.be", "https://a.example.be", True),
        ("http://a.example.be", "https://a.example.be", False),
        ("https://a.example.be:8443", "https://a.example.be", False),
        ("http://localhost:8080", "https://a.example.be", False),
    ],
)
def test_an_address_is_that_of_the_site_or_is_not(asked, own, answered):
    assert is_own(asked, own) is answered


@pytest.mark.parametrize("host", HOSTS)
def test_no_door_opens_at_another_address(client, site, host):
    person = client("agent-andenne")
    for door in (*OF_THE_SITE, "GET mail_password?userid=agent-mons", "GET login"):
        method, _, path = door.partition(" ")
        told = person.request(
            method, path, headers={"Host": host}, allow_redirects=False
        )
        assert told.status_code == 400, door
        assert FORGED not in f"{told.text}{told.headers}", door


def test_the_refusal_says_where_to_go(client, monkeypatch):
    monkeypatch.setenv(ADDRESS, OWN)
    told = client().get("")
    assert (told.status_code, told.json()["reason"]) == (400, "other_address")
    assert OWN in told.json()["message"]


@pytest.fixture
def hosted(client, once, site, monkeypatch):
    """A person who asks as the proxy in front of the site does."""
    once(add_virtual_hosts)
    monkeypatch.setenv(ADDRESS, OWN)

    def hosted(login=None):
        person = client(login)
        root = person.url.rpartition("/")[0]
        person.url = (
            f"{root}/VirtualHostBase/https/mutualisation.example.be:443"
            "/plone/VirtualHostRoot"
        )
        return person

    return hosted


def add_virtual_hosts(site):
    if "virtual_hosting" not in site.aq_parent:
        manage_addVirtualHostMonster(site.aq_parent, "virtual_hosting")


ACT = "adherents/andenne/deliberation"
TENDER = "marches/developpement-et-integration-de-logiciels-libres"
# What is read elsewhere than in a browser: open data, feeds, calendars, tables.
EXPORTS = [
    "@ocds",
    f"{TENDER}/@ocds",
    "@scdl",
    "@scdl?format=json",
    f"{ACT}/@@besluit.jsonld",
    "deliberations/@@deliberations.atom",
    "@@echeances.ics",
    "licences/@@echeances-licences.ics",
    ACT,
    TENDER,
]


@pytest.mark.parametrize("path", EXPORTS)
def test_what_is_exported_bears_the_address_of_the_site(hosted, path):
    told = hosted("imio-officer").get(path)
    assert told.status_code == 200
    assert "localhost" not in told.text
    if not path.endswith("ics"):
        assert OWN in told.text


def links(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots", ())]
    return [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]


@pytest.mark.parametrize("path", [f"{ACT}/@@extrait.pdf", f"{ACT}/@@affiche.pdf"])
def test_what_is_printed_bears_it(hosted, path):
    told = hosted("agent-andenne").get(path)
    assert told.status_code == 200
    assert not [link for link in links(told.content) if "localhost" in link]


def test_a_mail_bears_it(hosted, sink):
    hosted().get("mail_password?userid=agent-mons")
    (mail,) = sink.collect()
    text = mail.get_content()
    assert f"{OWN}/passwordreset/" in text and "localhost" not in text


def test_a_mail_to_the_officers_bears_it(hosted, sink):
    agent = hosted("agent-mons")
    body = {"@type": "imio.mutualisation.Resource", "title": "Modèle", "kind": "other"}
    body["text"] = {"data": "<p>Un texte.</p>", "content-type": "text/html"}
    made = agent.post("ressources", json=body)
    assert made.status_code == 201, made.text
    proposed = agent.post("ressources/modele/@workflow/propose", json={})
    assert proposed.status_code == 200, proposed.text
    assert made.headers["Location"].startswith(OWN)
    (text,) = {mail.get_content() for mail in sink.collect()}
    assert OWN in text and "localhost" not in text
