"""An agenda is settled: what members were convened for is what they decide."""

from council import ago
from council import HOME
from documents import printed
from documents import squeezed
from forms import send
from imio.mutualisation.base.pdf import sha256
from io import BytesIO
from pypdf import PdfReader

import pytest
import re


pytestmark = pytest.mark.row("M12", "G1")


def refused(answer):
    return answer.json().get("reason")


# --- Numbers ------------------------------------------------------------------


@pytest.mark.row("G13")
def test_items_are_numbered_without_a_gap_while_the_agenda_is_open(agenda, agent):
    assert agenda.numbers() == {"1": 1, "2": 2, "3": 3, "4": 4}
    agent.delete(agenda.items[1])
    assert agenda.numbers() == {"1": 1, "3": 2, "4": 3}
    agent.patch(agenda.items[3], json={"item_number": 1})
    assert agenda.numbers() == {"4": 1, "1": 2, "3": 3}
    agent.patch(agenda.items[0], json={"sitting": None})
    assert agenda.numbers() | {"1": None} == {"4": 1, "1": None, "3": 2}


def test_no_two_items_have_one_number(agenda):
    agenda.add("Point 5", item_number=2)
    assert sorted(agenda.numbers().values()) == [1, 3, 4, 5]


# --- Settled ------------------------------------------------------------------

STEPS = ["freeze", "convoke", "decide"]
SETTLED = [STEPS[:1], STEPS[:2], STEPS]


@pytest.mark.parametrize("steps", SETTLED)
def test_nothing_comes_leaves_or_moves_once_it_is_settled(agenda, agent, steps):
    agenda.step(*steps)
    first = agenda.items[0]
    assert refused(agenda.add("Point 5")) == "agenda_frozen"
    assert refused(agent.patch(first, json={"sitting": None})) == "agenda_frozen"
    assert refused(agent.patch(first, json={"item_number": 3})) == "agenda_frozen"
    assert refused(agent.delete(first)) == "agenda_frozen"
    assert agenda.numbers() == {"1": 1, "2": 2, "3": 3, "4": 4}
    assert agent.patch(first, json={"title": "Point 1"}).status_code == 204


LAWFUL = {
    "urgent": {"urgent": True},
    "asked for in time": {"requested_by": "Conseillère A", "requested_on": ago(9)},
}


@pytest.mark.parametrize("values", LAWFUL.values(), ids=LAWFUL)
def test_what_is_urgent_or_asked_for_in_time_comes_late(agenda, agent, values):
    agenda.step("freeze", "convoke")
    late = agenda.add("Point 5", **values)
    assert (late.status_code, late.json()["item_number"]) == (201, 5)
    assert late.json()["late"] is True
    undone = {name: type(value)() or None for name, value in values.items()}
    assert refused(agent.patch(late.json()["@id"], json=undone)) == "agenda_frozen"


def test_a_councillor_asks_in_time_or_not_at_all(agenda):
    agenda.step("freeze")
    late = {"requested_by": "Conseillère A", "requested_on": ago(8)}
    assert refused(agenda.add("Point 5", **late)) == "agenda_frozen"
    assert refused(agenda.add("Point 5", requested_on=ago(9))) == "agenda_frozen"


def test_the_form_refuses_it_and_keeps_what_was_typed(agenda, agent):
    agenda.step("freeze")
    typed = {
        "form.widgets.title": "Point 5",
        "form.widgets.body": "council",
        "form.widgets.purpose": "other",
        "form.widgets.privacy": "public",
        "form.widgets.sitting": agenda.uid,
        "form.widgets.vote_mode": "aloud",
        "form.buttons.save": "1",
    }
    address = f"{HOME}/++add++imio.mutualisation.Deliberation"
    page = send(agent, address, **typed).text
    assert "est arrêté" in page and 'value="Point 5"' in page


def test_the_agenda_of_a_sitting_that_ended_never_changes(agenda, agent):
    agenda.step(*STEPS)
    for item in agenda.items:
        votes = {"votes_for": 5, "votes_against": 0, "abstentions": 0}
        assert agent.patch(item, json=votes).status_code == 204
        for step in ("schedule", "adopt"):
            assert agent.post(f"{item}/@workflow/{step}", json={}).status_code == 200
    agenda.step("close")
    assert refused(agenda.add("Point 5", urgent=True)) == "agenda_closed"


# --- Kept ---------------------------------------------------------------------


def pdf(agent, address):
    answer = agent.get(address)
    assert answer.headers["Content-Type"] == "application/pdf"
    return answer.content


def test_the_notice_is_the_one_that_members_received(agenda, agent):
    agenda.step("freeze", "convoke")
    sent = pdf(agent, f"{agenda.url}/@@convocation.pdf")
    agenda.add("Point 5", urgent=True)
    assert pdf(agent, f"{agenda.url}/@@convocation.pdf") == sent
    page = agent.get(agenda.url, headers={"Accept": "text/html"}).text
    kept = re.findall(r"sha256=(\w{64})", page)
    assert kept[0] == sha256(sent) and len(kept) == 2
    assert pdf(agent, f"{agenda.url}/@@document-conserve?sha256={kept[0]}") == sent
    assert agent.get(f"{agenda.url}/@@document-conserve?sha256=0").status_code == 404


@pytest.mark.row("M11")
def test_a_sitting_has_its_hours(agenda, agent):
    told = {
        "opened_at": "19:35",
        "closed_at": "22:10",
        "observations": "Public nombreux.",
    }
    assert agent.patch(agenda.url, json=told).status_code == 204
    documents = {
        "convocation": ["à 19 h 30"],
        "proces-verbal": ["s’ouvre à 19 h 35", "levée à 22 h 10", "Public nombreux."],
    }
    for name, said in documents.items():
        found = pdf(agent, f"{agenda.url}/@@{name}.pdf")
        text = printed(PdfReader(BytesIO(found)))
        assert all(squeezed(each) in text for each in said), name


def test_members_are_told_the_hour(agenda, agent):
    agent.patch(agenda.url, json={"starts_at": None})
    agenda.step("freeze")
    answer = agent.post(f"{agenda.url}/@workflow/convoke", json={})
    assert refused(answer) == "sitting_hour_missing"


def test_each_document_has_its_name_and_its_day(agenda, agent):
    answer = agent.get(f"{agenda.url}/@@ordre-du-jour.pdf")
    said = answer.headers["Content-Disposition"]
    assert f'filename="ordre-du-jour-council-{ago(3)}.pdf"' in said


def test_an_address_that_was_somebodys_is_nobody_elses(agenda, agent):
    last = agenda.items[-1]
    agent.delete(last)
    assert agenda.add("Point 4").json()["@id"] != last


@pytest.mark.parametrize("change", [{"title": "Autre"}, {"privacy": "closed"}])
def test_an_item_is_what_the_members_were_convened_for(agenda, agent, change):
    agenda.step("freeze", "convoke")
    assert refused(agent.patch(agenda.items[0], json=change)) == "item_convened"
    text = {"articles": [{"text": "Projet revu."}]}
    assert agent.patch(agenda.items[0], json=text).status_code == 204
    agenda.step("decide")
    assert agent.patch(agenda.items[0], json=change).status_code == 204


@pytest.mark.parametrize(
    "change",
    [
        {"body": "college"},
        {"sitting_on": "2200-01-01"},
        {"starts_at": "23:59"},
        {"place": "Ailleurs"},
        {"last_convocation": True},
    ],
)
def test_what_the_members_were_convened_with_stays(agenda, agent, change):
    agenda.step("freeze", "convoke")
    answer = agent.patch(agenda.url, json=change)
    assert answer.json()["reason"] == "convocation_sent"
    agenda.step("back_to_frozen")
    assert agent.patch(agenda.url, json=change).status_code == 204
