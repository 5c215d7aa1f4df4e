"""What is typed where something is sealed or opened stands in no log."""

from Acquisition import aq_base
from imio.mutualisation.bid import services as bids
from imio.mutualisation.bid import views
from imio.mutualisation.tender import services
from Products.SiteErrorLog.SiteErrorLog import IPubFailureSubscriber
from Products.SiteErrorLog.SiteErrorLog import temp_logs
from zope.component import getGlobalSiteManager

import logging
import pytest


SECRET = "31415.92"
BETA = "partenaires/developpeuse-fictive-beta"
TENDER = "marches/logiciel-de-gestion-des-subsides"
FIELDS = ("lot-1-price", "lot-1-2", "password", "password_again", "anything")
BODY = {"passphrase": SECRET, "code": SECRET, "lots": SECRET, SECRET: SECRET}


class Broken(Exception):
    """An error that repeats what it was given."""


def breaks(*args, **kwargs):
    raise Broken(f"{SECRET} {args} {kwargs}")


@pytest.fixture
def logged(caplog, once):
    """All that was logged, and all that Plone keeps of errors."""
    once(keep_errors)
    getGlobalSiteManager().registerHandler(IPubFailureSubscriber)
    temp_logs.clear()
    caplog.set_level(logging.DEBUG)
    yield lambda: f"{caplog.text} {temp_logs}"
    getGlobalSiteManager().unregisterHandler(IPubFailureSubscriber)


def keep_errors(site):
    """As Zope does where the product is loaded, which the layers leave out."""
    site.__error_log__ = aq_base(site.error_log)


@pytest.fixture
def bid(client, site):
    body = {"tender": TENDER}
    made = client("partenaire-beta").post(f"{BETA}/@bids", json=body)
    return made.json()["@id"]


def forms(bid):
    return [
        ("partenaire-beta", f"{bid}/@@deposer"),
        ("partenaire-beta", f"{bid}/@@relire"),
        ("imio-manager", f"{TENDER}/@@deposer-cle"),
        ("imio-manager", f"{TENDER}/@@tourner-cle"),
    ]


def calls(bid):
    return [
        ("partenaire-beta", f"{bid}/@seal"),
        ("partenaire-beta", f"{bid}/@read"),
        ("imio-manager", f"{TENDER}/@keys"),
        ("imio-manager", f"{TENDER}/@open"),
    ]


def send(client, bid, token="expired"):
    """Each form and each call once, with the secret in each field; their statuses."""
    form = {**dict.fromkeys(FIELDS, SECRET), "_authenticator": token}
    page = {"Accept": "text/html"}
    for login, path in forms(bid):
        yield client(login).post(path, data=form, headers=page).status_code
    for login, path in calls(bid):
        yield client(login).post(path, json=BODY).status_code


def test_an_expired_token_leaves_nothing_of_the_form(client, bid, logged):
    statuses = list(send(client, bid))
    assert statuses[:4] == [403] * 4
    assert "Forbidden" in logged() and SECRET not in logged()


def test_nor_does_an_error_that_nobody_foresaw(client, bid, logged, monkeypatch):
    monkeypatch.setattr(views, "CheckAuthenticator", breaks)
    for module, name in (
        (bids, "from_json"),
        (bids, "read_again"),
        (services, "text"),
    ):
        monkeypatch.setattr(module, name, breaks)
    statuses = list(send(client, bid))
    assert 500 in statuses
    assert "Unspoken" in logged() and "Broken in test_unspoken.py" in logged()
    assert SECRET not in logged()


def test_a_refusal_is_no_entry(client, bid, logged):
    answer = client("partenaire-beta").post(f"{bid}/@seal", json={"lots": SECRET})
    assert 400 <= answer.status_code < 500
    assert SECRET not in logged()
