"""A machine whose password is wrong is told so, and not led to a form that it cannot read."""

from imio.mutualisation.demo.people import PASSWORD

import pytest


HTML = {"Accept": "text/html"}
ASKED = [
    "@metrics",
    "@@journal?format=csv",
    "@@mon-travail.ics",
    "@@echeances",
    "adherents/andenne",
    "adherents/andenne/mut-2026-00004?format=json",
    "adherents/@@import-members",
    "@@mutualisation-settings",
]


@pytest.mark.parametrize("address", ASKED)
@pytest.mark.parametrize("headers", [HTML, {"Accept": "*/*"}, {}])
def test_a_wrong_password_is_401_with_a_code(client, address, headers):
    machine = client("agent-andenne")
    machine.auth = ("agent-andenne", f"{PASSWORD}x")
    told = machine.get(address, headers=headers, allow_redirects=False)
    assert (told.status_code, told.json()["reason"]) == (401, "not_let_in"), told.text


def test_who_reads_pages_is_asked_to_sign_in(client):
    told = client().get("@@journal", headers=HTML, allow_redirects=False)
    assert told.status_code == 302 and "require_login" in told.headers["Location"]


def test_what_only_machines_ask_for_leads_to_no_form(client):
    told = client().get("@metrics", headers=HTML, allow_redirects=False)
    assert (told.status_code, told.json()["reason"]) == (401, "not_let_in")
