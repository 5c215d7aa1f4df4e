"""Who of IMIO looks after several records at once, and by when."""

from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing

import pytest


pytestmark = pytest.mark.row("M2")

HTML = {"Accept": "text/html"}


@pytest.fixture
def two(site):
    return existing("ServiceRequest", review_state="request")[:2]


def boxes(*brains):
    return [f"{each.UID}:" for each in brains]


@pytest.mark.sends("IPloneSiteRoot/@@prendre-en-charge")
def test_an_officer_takes_several_records_with_a_day(client, two):
    officer, day = client("imio-officer"), f"{clock.today()}"
    assert 'name="record"' in officer.get("@@accueil", headers=HTML).text
    send(officer, "@@prendre-en-charge", record=boxes(*two), answer_by=day)
    told = [officer.get(each.getURL()).json() for each in two]
    assert {each["officer"]["token"] for each in told} == {"imio-officer"}
    assert {each["answer_by"] for each in told} == {day}
    again = send(officer, "@@prendre-en-charge", record=boxes(two[0]))
    assert again.status_code == 409


def test_one_click_on_the_page_of_a_record(client, two):
    officer = client("imio-officer")
    assert "Je m’en charge" in officer.get(two[0].getURL(), headers=HTML).text
    shown = send(officer, "@@prendre-en-charge", record=boxes(two[0]), back="record")
    assert shown.url.startswith(two[0].getURL())


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({}, 400),
        ({"officer": "agent-mons"}, 400),
        ({"answer_by": "demain"}, 400),
        ({"answer_by": "2020-01-31"}, 400),
    ],
)
def test_what_cannot_be_taken_is_refused(client, two, typed, status):
    sent = {"record": boxes(*two)} | typed if typed else {}
    assert (
        send(client("imio-officer"), "@@prendre-en-charge", **sent).status_code
        == status
    )


def test_what_is_refused_keeps_its_ticks_and_can_be_sent_again(client, two):
    officer, sent = client("imio-officer"), {"record": boxes(*two), "back": "record"}
    page = send(officer, "@@prendre-en-charge", answer_by="2020-01-31", **sent)
    assert "2020-01-31" in page.text and "31/01/2020" in page.text
    for brain in two:
        assert f'value="{brain.UID}:"' in page.text and brain.Title in page.text


def test_what_is_closed_is_nobodys_any_more(client):
    (closed, *_) = existing("ServiceRequest", review_state="closed")
    answer = send(client("imio-officer"), "@@prendre-en-charge", record=boxes(closed))
    assert answer.status_code == 403 and closed.Title in answer.text


def test_a_number_in_the_place_of_a_record_is_none(client):
    sent = {"record:int": "5"}
    answer = send(client("imio-officer"), "@@prendre-en-charge", **sent)
    assert answer.status_code == 400


def test_an_agent_takes_nothing(client, two):
    send(client("agent-andenne"), "@@prendre-en-charge", record=boxes(*two))
    told = client("imio-officer").get(two[0].getURL()).json()
    assert told["officer"] is None
