"""What every answer tells the browser, and doors of Plone that nobody needs."""

from imio.mutualisation.base.address import ADDRESS

import pytest


ALWAYS = (
    "Content-Security-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
)
PAGES = ("", "catalogue", "nowhere", "adherents/andenne/edit", "@@search", "login")
HTML = {"Accept": "text/html"}


@pytest.mark.parametrize("headers", [{}, HTML], ids=["rest", "page"])
@pytest.mark.parametrize("login", [None, "agent-andenne"])
def test_every_answer_says_how_it_may_be_used(client, login, headers):
    person = client(login)
    for page in PAGES:
        answer = person.get(page, headers=headers, allow_redirects=False)
        missing = [name for name in ALWAYS if name not in answer.headers]
        assert not missing, (page, answer.status_code, missing)


@pytest.mark.parametrize("page", ["", "adherents/andenne", "@search?SearchableText=x"])
def test_what_a_person_is_shown_is_kept_by_nobody(client, page):
    kept = client("agent-andenne").get(page).headers["Cache-Control"]
    assert "private" in kept or "max-age=0" in kept


def test_what_a_person_is_refused_is_kept_by_nobody(client):
    agent, body = client("agent-andenne"), {"colour": "x"}
    for refused in (agent.patch("adherents/andenne", json=body), agent.get("@groups")):
        assert refused.status_code >= 400
        assert "private" in refused.headers["Cache-Control"]


def test_what_comes_by_tls_is_asked_for_so_again(client, site, monkeypatch):
    """A proxy speaks HTTP to us, and says in the address how it was asked."""
    monkeypatch.setenv(ADDRESS, "https://localhost")
    root = client(None).get("").url.removesuffix("/mutualisation/")
    way = f"{root}/VirtualHostBase/https/localhost:443/mutualisation/VirtualHostRoot"
    for page in ("/", "/nowhere", "/adherents/andenne"):
        told = client(None).get(f"{way}{page}", allow_redirects=False)
        assert "max-age" in told.headers["Strict-Transport-Security"], page


def test_nobody_is_told_that_what_he_sends_is_taken_where_it_is_not(client):
    agent = client("agent-andenne")
    for wrong in ({"password": "Secret-1234567"}, {"portrait": 5}, {"portrait": {}}):
        assert agent.patch("@users/agent-andenne", json=wrong).status_code in (400, 403)


MAILS = ("sendto_form", "@email-notification", "@email-send")
TRIALS = ("test-rendering", "test-rendering-cheatsheet", "test-rendering-icons")


@pytest.mark.parametrize("login", [None, "agent-andenne", "imio-manager"])
def test_doors_that_nobody_needs_are_closed(client, login):
    person = client(login)
    for name in MAILS:
        said = {
            "name": "x",
            "from": "a@example.org",
            "to": "b@example.org",
            "message": "y",
        }
        assert person.post(name, json=said).status_code in (401, 403, 404), name
    for name in TRIALS:
        answer = person.get(name, headers=HTML, allow_redirects=False)
        assert answer.status_code in (302, 401, 403, 404), name


def test_nobody_gives_a_name_to_himself(client):
    agent = client("agent-andenne")
    said = {"fullname": "Responsable IMIO (fictif)"}
    assert agent.patch("@users/agent-andenne", json=said).status_code in (401, 403)


def test_a_formatted_text_frames_and_covers_nothing(client):
    officer = client("imio-officer")
    text = '<p style="position:fixed">x</p><iframe src="https://example.org/"></iframe>'
    body = {
        "@type": "imio.mutualisation.Resource",
        "title": "Modèle",
        "kind": "other",
        "text": {"data": text, "content-type": "text/html"},
    }
    made = officer.post("ressources", json=body)
    assert made.status_code == 201, made.text
    page = officer.get(made.json()["@id"], headers=HTML).text
    assert "position:fixed" not in page and "example.org" not in page


@pytest.mark.parametrize("login", [None, "partenaire-alpha", "auditeur"])
def test_nobody_but_who_may_take_it_in_has_a_file_fetched(client, login):
    answer = client(login).post(
        "@publiccode", json={}, params={"url": "https://localhost/"}
    )
    assert answer.status_code in (401, 403)
    assert "localhost n" not in answer.text
