"""What one may not know of is answered like what is not there, by every door."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.security import TYPES
from plone import api

import pytest


HTML = {"Accept": "text/html"}
JSON = {"Accept": "application/json"}
ANY = {"Accept": "*/*"}
ROLES = (None, "agent-mons", "partenaire-alpha", "imio-officer", "imio-manager")
DOORS = [
    ("GET", "", JSON),
    ("GET", "", ANY),
    ("HEAD", "", JSON),
    ("HEAD", "", ANY),
    ("PATCH", "", JSON),
    ("DELETE", "", JSON),
    ("POST", "", JSON),
    ("GET", "/view", ANY),
    ("GET", "/edit", ANY),
    ("GET", "/@history", JSON),
    ("GET", "/@workflow", JSON),
    ("GET", "/@@getVersion", ANY),
    ("GET", "/@@download/pdf", ANY),
    ("GET", "/inside/deeper", JSON),
]
# What nothing answers to; DELETE and PATCH are of services alone.
METHODS = [
    "OPTIONS",
    "PUT",
    "LOCK",
    "UNLOCK",
    "PROPFIND",
    "PROPPATCH",
    "MKCOL",
    "COPY",
    "MOVE",
    "SEARCH",
    "FOO",
]
BY_METHOD = [(method, "", accept) for method in METHODS for accept in (JSON, ANY)]
BY_METHOD += [
    (method, view, accept)
    for method in ("HEAD", "POST", "PATCH", "DELETE", "FOO")
    for view in ("", "/@comments", "/@@download/pdf")
    for accept in (JSON, ANY)
]
# What a server says of itself, and when.
OWN = {"Date", "Server", "Content-Length", "X-Request-Id", "X-Theme-Applied"}


def hidden_from(login):
    """A record of each type that somebody may not view, by its type."""
    person = api.user.get(username=login) if login else None
    found = {}
    for name in TYPES:
        for brain in existing(name):
            record = brain._unrestrictedGetObject()
            with (
                api.env.adopt_user(user=person)
                if person
                else api.env.adopt_roles(["Anonymous"])
            ):
                if not api.user.has_permission("View", obj=record):
                    found.setdefault(name, record)
                    break
    return found


def answer(person, door, record, name, before=""):
    """Status, headers and body, with the name that was asked for taken out."""
    method, view, accept = door
    site = api.portal.get().absolute_url()
    inside = record.aq_parent.absolute_url().removeprefix(site)
    url = f"{site}{before}{inside}/{name}{view}"
    body = {"json": {"title": "x"}} if method in ("PATCH", "POST") else {}
    headers = {**accept, "Connection": "close"}
    told = person.request(method, url, headers=headers, allow_redirects=False, **body)
    kept = {key: value for key, value in told.headers.items() if key not in OWN}
    return tuple(
        str(each).replace(name, "…") for each in (told.status_code, kept, told.text)
    )


def differing(person, record, doors, before=""):
    there = record.getId()
    nowhere = "z" * len(there)
    return [
        (record.portal_type, door[:2], was, would)
        for door in doors
        if (was := answer(person, door, record, there, before))
        != (would := answer(person, door, record, nowhere, before))
    ]


@pytest.mark.parametrize("login", ROLES)
def test_hidden_and_absent_are_one(client, site, login):
    person, records = client(login), hidden_from(login)
    told = [
        each for record in records.values() for each in differing(person, record, DOORS)
    ]
    assert told == []
    assert records or login in ("imio-officer", "imio-manager")


@pytest.mark.parametrize("login", [None, "agent-mons"])
@pytest.mark.parametrize("before", ["", "/++api++"])
def test_so_they_are_by_every_method(client, site, login, before):
    person, record = client(login), hidden_from(login)["ServiceRequest"]
    assert differing(person, record, BY_METHOD, before) == []


@pytest.mark.parametrize("method", [*METHODS, "PATCH", "DELETE"])
def test_what_no_page_answers_to_is_refused_wherever_it_is_asked(client, method):
    person = client("agent-mons")
    for place in (
        "",
        "adherents/mons",
        "adherents/nowhere",
        "adherents/mons/@@nothing",
    ):
        told = person.request(method, place, headers=ANY)
        assert (told.status_code, told.headers["Allow"]) == (405, "GET, HEAD, POST")
    told = person.request(method, "adherents/@nothing")
    assert told.status_code == (404 if method in ("PATCH", "DELETE") else 405)


@pytest.mark.parametrize("accept", [JSON, HTML])
@pytest.mark.parametrize("method", [*METHODS, "POST", "PATCH", "DELETE"])
def test_a_file_beside_the_site_is_only_read(client, method, accept):
    files = ("++resource++collective.z3cform.datagridfield/x.js", "++plone++static/x")
    for place in files:
        told = client().request(method, place, headers=accept)
        assert (told.status_code, told.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_a_page_is_no_service_though_json_is_asked_for(client, method):
    told = client("agent-mons").request(method, "adherents/@@view", headers=JSON)
    assert (told.status_code, told.headers["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize("accept", [JSON, HTML])
@pytest.mark.parametrize("login", [None, "agent-mons"])
def test_a_head_is_answered_as_a_get_and_has_no_body(client, site, login, accept):
    """Those that follow on the connection would be taken for its body."""
    person = client(login)
    places = ["", "adherents", "@@demandes", "nowhere", "adherents/nowhere", "@search"]
    places += [hidden_from(login)["ServiceRequest"].absolute_url(), "catalogue/ricoh"]
    for place in places:
        got, headed = (
            person.request(each, place, headers=accept, allow_redirects=False)
            for each in ("GET", "HEAD")
        )
        assert headed.status_code == got.status_code, place
        assert headed.headers.keys() == got.headers.keys()
        assert headed.content == b""


@pytest.mark.parametrize("login", [None, "agent-mons"])
def test_so_are_their_pages(client, site, login):
    record = hidden_from(login)["ServiceRequest"]
    assert differing(client(login), record, [("GET", "", HTML)]) == []


@pytest.mark.parametrize("login", [None, "agent-mons"])
def test_an_identifier_leads_nobody_to_what_is_hidden(client, site, login):
    person = client(login)
    uid = hidden_from(login)["ServiceRequest"].UID()
    for accept in (JSON, ANY):
        there, nowhere = (
            person.get(f"resolveuid/{each}", headers=accept, allow_redirects=False)
            for each in (uid, "0" * 32)
        )
        assert there.status_code == nowhere.status_code == 404
        assert there.text.replace(uid, "") == nowhere.text.replace("0" * 32, "")


@pytest.mark.parametrize("login", [None, "agent-mons"])
@pytest.mark.parametrize("asked", ["@linkintegrity?uids=", "@relations?source="])
def test_nor_is_it_known_by_any_service(client, site, login, asked):
    uid = hidden_from(login)["ServiceRequest"].UID()
    there, nowhere = (client(login).get(asked + each) for each in (uid, "0" * 32))
    assert (there.status_code, there.text) == (nowhere.status_code, nowhere.text)


def test_who_has_not_signed_in_is_asked_to(client, site):
    """A link in a mail leads to the sign-in page, and from there to what it names."""
    record = hidden_from(None)["ServiceRequest"]
    told = client().get(record.absolute_url(), headers=HTML, allow_redirects=False)
    assert told.status_code == 302
    assert "came_from" in told.headers["Location"]
    assert record.getId() in told.headers["Location"]
    assert client().get(record.absolute_url()).status_code == 401
    assert client().get("nowhere").status_code == 404


@pytest.mark.parametrize("place", ["adherents", "licences"])
@pytest.mark.parametrize(
    ("name", "headers"), [("@@nothing", HTML), ("@nothing", JSON), ("@@nothing", ANY)]
)
def test_a_page_that_there_is_not_asks_nobody_to_sign_in(
    client, site, place, name, headers
):
    url = f"{place}/{name}"
    told = client().get(url, headers=headers, allow_redirects=False)
    assert told.status_code == 404
    hidden = hidden_from(None)["ServiceRequest"].absolute_url()
    for way in (name, f"@@view/{name}"):
        below = client().get(f"{hidden}/{way}", headers=headers, allow_redirects=False)
        assert below.status_code in (302, 401)


def test_nobody_guesses_the_name_of_a_bid(client, site):
    beta = "partenaires/developpeuse-fictive-beta"
    bidder = client("partenaire-beta")
    body = {"tender": "marches/logiciel-de-gestion-des-subsides"}
    made = bidder.post(f"{beta}/@bids", json=body).json()["@id"]
    assert len(made.rpartition("-")[2]) == 16
    assert bidder.get(made).status_code == 200
