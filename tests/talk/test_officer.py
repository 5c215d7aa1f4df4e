"""Who of IMIO looks after a record, and by when it answers: named, shown, worked with."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from test_talk import AGENT
from test_talk import HTML
from test_talk import OFFICER
from test_talk import REQUEST
from test_talk import to
from test_talk import work
from test_talk import write

import pytest


pytestmark = pytest.mark.row("M6")

NAMED = {"officer": OFFICER, "answer_by": str(clock.today() + timedelta(days=3))}
NAME = "Chargée de projet IMIO (fictive)"


def name(client, url=REQUEST, **said):
    answer = client("imio-manager").patch(url, json=said or NAMED)
    assert answer.status_code == 204, answer.text


def test_a_member_reads_who_looks_after_its_request_and_until_when(client):
    name(client)
    page = client(AGENT).get(REQUEST, headers=HTML).text
    assert NAME in page and "Réponse attendue pour le" in page
    assert "Modifier le suivi" not in page
    told = client(AGENT).get(REQUEST).json()
    assert told["officer"] == {"token": OFFICER, "title": NAME}
    assert told["answer_by"] == NAMED["answer_by"]


def test_imio_alone_names_somebody_and_one_of_its_own(client):
    answer = client(AGENT).patch(f"{REQUEST}", json=NAMED)
    assert answer.status_code in (401, 403)
    other = client(OFFICER).patch(REQUEST, json={"officer": AGENT})
    assert other.status_code == 400
    assert client(AGENT).get(REQUEST).json()["officer"] is None
    people = "@vocabularies/imio.mutualisation.staff"
    for asked in ("", f"?token={OFFICER}", f"?tokens={OFFICER}", "?title=IMIO"):
        assert client(AGENT).get(f"{people}{asked}").json()["items"] == []


@pytest.mark.parametrize("type_name", ["Need", "Licence", "Incident"])
def test_what_many_share_is_looked_after_as_well(client, type_name):
    state = {"Need": "open", "Licence": "active", "Incident": "declared"}[type_name]
    (url, *_rest) = (each.getURL() for each in existing(type_name, review_state=state))
    name(client, url)
    assert NAME in client(AGENT).get(url, headers=HTML).text


def test_what_waits_for_imio_is_the_work_of_that_officer(client, travel):
    name(client)
    write(client(AGENT))
    assert work(client(OFFICER)) == ["Répondre"]
    manager = client("imio-manager")
    assert work(manager) == []
    asked = {"who": f"user:{OFFICER}", "b_size": 200}
    (line,) = (
        each
        for each in manager.get("@work", params=asked).json()["items"]
        if each["@id"].endswith(REQUEST)
    )
    assert (line["by"], line["late"]) == ([NAME], False)
    assert client(AGENT).get("@work", params=asked).status_code == 400
    travel(days=4)
    late = client(OFFICER).get("@work", params={**asked, "who": "", "late": "1"}).json()
    assert REQUEST in " ".join(each["@id"] for each in late["items"])
    assert "en retard" in client(OFFICER).get(REQUEST, headers=HTML).text


def test_the_day_goes_once_imio_answers_or_takes_a_step(client):
    name(client)
    officer = client(OFFICER)
    write(officer, text="Entre nous", audience="internal")
    assert officer.get(REQUEST).json()["answer_by"] == NAMED["answer_by"]
    write(officer, text="Lundi.")
    assert officer.get(REQUEST).json()["answer_by"] is None
    name(client)
    closing = {"comment": "Terminé (fictif)."}
    assert officer.post(f"{REQUEST}/@workflow/close", json=closing).ok
    assert officer.get(REQUEST).json()["answer_by"] is None


def test_an_answer_is_expected_by_a_day_that_is_not_past_when_it_is_said(
    client, travel
):
    manager, past = client("imio-manager"), {"answer_by": "2020-01-31"}
    typed = {
        "form.widgets.IHandled.answer_by": past["answer_by"],
        "form.buttons.save": "1",
    }
    assert "qui est passé" in send(manager, f"{REQUEST}/edit", **typed).text
    assert manager.patch(REQUEST, json=past).json()["reason"] == "answer_day_past"
    name(client)
    travel(days=4)
    name(client, **NAMED)


def test_the_named_officer_alone_hears_of_a_message(client, sink):
    name(client, officer="imio-manager")
    write(client(AGENT))
    assert to(sink) == {"imio-manager"}


def test_the_queue_is_asked_whose_requests(client):
    name(client)
    number = REQUEST.rpartition("/")[2].upper()
    for who, asked, there in (
        (OFFICER, OFFICER, True),
        (OFFICER, "-", False),
        ("imio-manager", OFFICER, True),
        ("imio-manager", "imio-manager", False),
    ):
        page = client(who).get(f"@@demandes?state=all&officer={asked}", headers=HTML)
        assert (number in page.text) == there, (who, asked)
    listed = client(OFFICER).get("@@demandes?state=all", headers=HTML).text
    assert "Les miens" in listed and "Sans gestionnaire" in listed
    assert "Les miens" not in client(AGENT).get("@@demandes", headers=HTML).text


def test_who_looked_after_it_is_in_the_journal(client):
    name(client)
    told = client("auditeur").get(f"{REQUEST}/@journal").json()["items"]
    assert ("officer", "imio-manager") in [
        (each["what"], each["login"]) for each in told
    ] or [each for each in told if each["after"] == NAME]
