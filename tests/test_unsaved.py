"""What was typed is never lost: a refusal, a step that was taken meanwhile, a late guard."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from opened import opened
from opened import opened_page
from opened import SEEN
from present import numbered

import pytest


HOME = "adherents/andenne"
DRAFT = {
    "@type": "imio.mutualisation.ServiceRequest",
    "kind": "organisational_help",
    "need": "Aide",
}
TYPED = {"form.widgets.need": "Un long texte"}
OPEN = "marches/logiciel-de-gestion-des-subsides"
REQUEST = f"{HOME}/{numbered('mut', 4)}"
SAVE = {"form.buttons.save": "1"}


@pytest.fixture
def draft(client):
    return client("agent-andenne").post(HOME, json=DRAFT).json()["@id"]


@pytest.mark.row("M3")
@pytest.mark.renders("base/unsaved.pt")
def test_a_form_that_may_be_saved_no_more_shows_what_was_typed(client, draft):
    form = opened(client("agent-andenne"), f"{draft}/edit")
    sent = client("agent-andenne").post(f"{draft}/@workflow/submit", json={})
    assert sent.ok, sent.text
    late = form.sent(**TYPED)
    assert late.status_code == 403 and "Un long texte" in late.text


def test_what_one_may_not_even_know_of_gives_back_what_was_typed(client, draft):
    answers = [
        send(client("agent-mons"), f"{where}/edit", **TYPED, **SAVE)
        for where in (draft, f"{draft}-9")
    ]
    assert {each.status_code for each in answers} == {404}
    assert all("Un long texte" in each.text for each in answers)


@pytest.mark.row("M3")
def test_what_a_rule_refuses_late_leaves_the_form_with_what_was_typed(client):
    """The terms of a published tender change for a reason only."""
    officer = client("imio-officer")
    before = officer.get(OPEN).json()["description"]
    form = opened(officer, f"{OPEN}/edit")
    refused = form.sent(**{"form.widgets.description": "Autre chose"})
    assert refused.status_code == 409
    assert "Autre chose" in refused.text and 'id="form"' in refused.text
    assert officer.get(OPEN).json()["description"] == before


def test_a_form_that_is_too_old_shows_no_secret(client):
    names = ("password", "form.widgets.smtp_pass", "form.widgets.new_password_ctl")
    typed = dict.fromkeys(names, "SESAME") | {"form.widgets.need": "Un long texte"}
    stale = {**typed, "_authenticator": "x"}
    answer = client("imio-manager").post("@@vues", data=stale, headers=SEEN)
    assert answer.status_code == 403
    assert "Un long texte" in answer.text and "SESAME" not in answer.text


def test_a_step_that_was_taken_meanwhile_shows_the_comment(client):
    officer, hold = client("imio-officer"), f"{REQUEST}/@@transition?id=hold"
    until = str(clock.today() + timedelta(days=30))
    send(officer, hold, comment="La première", hold_until=until)
    late = send(officer, hold, comment="La seconde", hold_until=until)
    assert late.status_code == 409 and "La seconde" in late.text


@pytest.mark.row("M3")
def test_who_else_has_the_form_open_is_said(client):
    first, second = client("imio-officer"), client("imio-manager")
    form = opened(first, f"{REQUEST}/edit")
    assert (
        "Chargée de projet IMIO (fictive) a ouvert"
        in second.get(f"{REQUEST}/edit", headers=SEEN).text
    )
    form.sent()
    assert (
        "a ouvert ce formulaire" not in second.get(f"{REQUEST}/edit", headers=SEEN).text
    )


@pytest.mark.renders("base/drafts.pt")
def test_a_draft_is_shown_again_and_nothing_is_saved(client):
    officer = client("imio-officer")
    form = opened(officer, f"{REQUEST}/edit")
    again = form.sent({"mut-resume": "1"}, **TYPED)
    assert again.status_code == 200 and "Un long texte" in again.text
    assert officer.get(REQUEST).json()["need"] != "Un long texte"


def test_a_page_shows_a_draft_again_and_nothing_is_done(client):
    officer, request = client("imio-officer"), f"adherents/mons/{numbered('mut', 13)}"
    form = opened_page(officer, request, "mesures")
    again = form.sent({"mut-resume": "1"}, **{"note-0": "Un long texte"})
    assert again.status_code == 200 and "Un long texte" in again.text
    assert officer.get(request).json()["roadmap"][0]["note"] != "Un long texte"


SECRET = [f"{OPEN}/@@deposer-cle", f"{OPEN}/@@tourner-cle"]


@pytest.mark.parametrize("secret", SECRET)
def test_no_passphrase_is_kept_in_a_browser(client, secret):
    page = client("imio-officer").get(secret, headers=SEEN).text
    assert "mut-drafts" not in page or 'type="password"' in page
