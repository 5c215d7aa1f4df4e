"""The cookie of a visitor is no key for other sites."""

from imio.mutualisation.demo.people import PASSWORD

import pytest


ASKED = '{"@type": "imio.mutualisation.ServiceRequest", "product": "urbanisme"}'


@pytest.fixture
def visitor(client):
    """A person signed in by cookie, as a browser is."""
    session = client()
    form = {"__ac_name": "agent-mons", "__ac_password": PASSWORD}
    page = session.get("login", headers={"Accept": "text/html"}).text
    token = page.partition('name="_authenticator"')[2].partition('value="')[2]
    form |= {"_authenticator": token.partition('"')[0], "buttons.login": "1"}
    session.post("login", data=form, headers={"Accept": "text/html"})
    assert session.cookies.get("__ac")
    return session


@pytest.mark.parametrize(
    ("origin", "status"),
    [("https://evil.example", 403), ("null", 403), ("own", 201), (None, 201)],
)
def test_only_this_site_writes_with_the_cookie(visitor, origin, status):
    own = visitor.url.rpartition("/")[0]
    headers = {"Content-Type": "text/plain"}
    if origin:
        headers["Origin"] = own if origin == "own" else origin
    answer = visitor.post("++api++/adherents/mons", data=ASKED, headers=headers)
    assert answer.status_code == status


def test_a_client_with_its_own_credentials_writes_from_anywhere(client):
    headers = {"Origin": "https://intranet.example"}
    address = "adherents/mons"
    answer = client("agent-mons").post(address, data=ASKED, headers=headers)
    assert answer.status_code == 201
