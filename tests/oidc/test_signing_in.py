"""Sign-in through a provider of OpenID Connect, which runs beside the tests: one made for tests,
or with `make try-oidc` one that is certified."""

from contextlib import contextmanager
from imio.mutualisation.journal.lines import Lines
from imio.mutualisation.journal.words import SIGNED_IN
from oidc_provider_mock import run_server_in_thread
from pas.plugins.oidc.plugins import addOIDCPlugin
from plone import api
from urllib.parse import parse_qs
from urllib.parse import urljoin
from urllib.parse import urlsplit

import lxml.html
import os
import pytest
import requests
import socket
import subprocess
import transaction


pytestmark = pytest.mark.row("M4")


@pytest.fixture
def provider(site):
    if "OIDC_PROVIDER" in os.environ:
        with certified(f"{site.absolute_url()}/acl_users/oidc/callback") as address:
            yield address
    else:
        with run_server_in_thread() as server:
            yield f"http://localhost:{server.server_port}"


@contextmanager
def certified(redirect):
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    started = ["node", os.environ["OIDC_PROVIDER"], str(port), redirect]
    with subprocess.Popen(started, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        yield f"http://localhost:{port}"
        process.terminate()


@pytest.fixture
def plugin(site, provider, monkeypatch):
    """With `monkeypatch`, no walk is taken from memory: the provider has a port of its own."""
    setup = api.portal.get_tool("portal_setup")
    setup.runAllImportStepsFromProfile("profile-pas.plugins.oidc:default")
    if "oidc" not in site.acl_users:
        addOIDCPlugin(site.acl_users, "oidc")
    plugin = site.acl_users.oidc
    plugin.issuer, plugin.client_id, plugin.client_secret = provider, "site", "secret"
    plugin.redirect_uris = (f"{plugin.absolute_url()}/callback",)
    plugin.scope, plugin.use_pkce = ("openid", "email"), True
    transaction.commit()
    return plugin


def address(login):
    return api.user.get(username=login).getProperty("email")


def known(provider, sub, **claims):
    told = requests.put(f"{provider}/users/{sub}", json=claims, timeout=10)
    assert told.ok, told.text


def come_back(browser, plugin, sub):
    """From the site to the provider, where somebody signs in, to where it sends back."""
    asked = browser.get(
        f"{plugin.absolute_url()}/login", allow_redirects=False, timeout=20
    )
    place = asked.headers["Location"]
    while not place.startswith(plugin.redirect_uris[0]):
        page = browser.get(place, allow_redirects=False, timeout=20)
        if not page.is_redirect:
            page = fill_in(browser, page, sub)
        place = urljoin(page.url, page.headers["Location"])
    return place


def fill_in(browser, page, sub):
    """The form of a page of the provider: who one is, or that one consents."""
    form = lxml.html.fromstring(page.text, base_url=page.url).forms[0]
    told = {**dict(form.form_values()), "sub": sub, "login": sub, "password": "any"}
    place = urljoin(page.url, form.action or "")
    return browser.post(place, data=told, allow_redirects=False, timeout=20)


def sign_in(browser, plugin, sub):
    return browser.get(come_back(browser, plugin, sub), timeout=20)


def comes_in(browser, site):
    """Whether a page that asks for an account answers."""
    asked = {"url": f"{site.absolute_url()}/@my-mails", "timeout": 20}
    return browser.get(**asked, headers={"Accept": "application/json"}).ok


def test_an_invited_person_comes_in_and_is_known_by_its_sub_later(
    site, plugin, provider
):
    known(provider, "un", email=address("agent-andenne"), email_verified=True)
    browser = requests.Session()
    sign_in(browser, plugin, "un")
    assert comes_in(browser, site)
    assert [each.login for each in Lines(site.getId()).entries()][:1] == [
        "agent-andenne"
    ]
    assert {each.kind for each in Lines(site.getId()).entries()} == {SIGNED_IN}
    # Another address at the provider changes nothing of who it is here.
    known(provider, "un", email="autre@example.org", email_verified=True)
    again = requests.Session()
    sign_in(again, plugin, "un")
    assert comes_in(again, site)


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "inconnu@example.org", "email_verified": True},
        {"email": "agent-andenne", "email_verified": False},
        {"email": "agent-andenne"},
        {},
    ],
)
def test_nobody_else_comes_in_and_no_account_is_made(site, plugin, provider, claims):
    if claims.get("email") == "agent-andenne":
        claims = {**claims, "email": address("agent-andenne")}
    known(provider, "deux", **claims)
    before = len(api.user.get_users())
    browser = requests.Session()
    assert sign_in(browser, plugin, "deux").status_code == 403
    assert not comes_in(browser, site)
    assert len(api.user.get_users()) == before


def test_who_keeps_the_site_does_not_come_in_this_way(site, plugin, provider):
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username="agent-mons", roles=["Manager"])
    transaction.commit()
    known(provider, "trois", email=address("agent-mons"), email_verified=True)
    assert sign_in(requests.Session(), plugin, "trois").status_code == 403


def test_the_page_to_sign_in_leads_there(site, plugin, client):
    page = client().get("login", headers={"Accept": "text/html"}).text
    assert f'href="{plugin.absolute_url()}/login"' in page and "__ac_password" in page


def test_who_is_not_let_in_over_there_is_told_so(site, plugin):
    browser = requests.Session()
    asked = {"url": f"{plugin.absolute_url()}/login", "allow_redirects": False}
    sent = parse_qs(
        urlsplit(browser.get(**asked, timeout=20).headers["Location"]).query
    )
    back = (
        f"{plugin.absolute_url()}/callback?error=access_denied&state={sent['state'][0]}"
    )
    answer = browser.get(back, headers={"Accept": "text/html"}, timeout=20)
    assert answer.status_code == 403 and "mot de passe" in answer.text


def test_an_answer_that_another_browser_asked_for_is_refused(site, plugin, provider):
    known(provider, "un", email=address("agent-andenne"), email_verified=True)
    place = come_back(requests.Session(), plugin, "un")
    victim = requests.Session()
    assert victim.get(place, timeout=20).status_code == 403
    victim.get(f"{plugin.absolute_url()}/login", allow_redirects=False, timeout=20)
    assert victim.get(place, timeout=20).status_code == 403
    assert not comes_in(victim, site)
