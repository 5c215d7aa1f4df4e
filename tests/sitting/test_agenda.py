"""An agenda is settled: what members were convened for is what they decide."""

from council import ago
from council import HOME
from council import seat
from documents import printed
from documents import squeezed
from forms import send
from imio.mutualisation.base.pdf import sha256
from io import BytesIO
from pypdf import PdfReader

import json
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
    agenda.step(*STEPS)
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
    agenda.step("freeze")
    assert refused(agent.patch(agenda.items[0], json=change)) == "item_settled"
    agenda.step("convoke")
    assert refused(agent.patch(agenda.items[0], json=change)) == "item_convened"
    text = {"articles": [{"text": "Projet revu."}]}
    assert agent.patch(agenda.items[0], json=text).status_code == 204
    agenda.step("decide")
    assert agent.patch(agenda.items[0], json=change).status_code == 204


@pytest.mark.parametrize("steps", SETTLED[:2])
def test_so_is_one_that_comes_late(agenda, agent, steps):
    agenda.step(*steps)
    late = agenda.add("Point 5", urgent=True).json()["@id"]
    answer = agent.patch(late, json={"title": "Autre"})
    assert refused(answer) in ("item_settled", "item_convened")
    assert agent.patch(late, json={"title": "Point 5"}).status_code == 204


def test_what_came_late_is_an_item_as_others_once_the_agenda_is_open_again(
    agenda, agent
):
    agenda.step("freeze")
    late = agenda.add("Point 5", urgent=True).json()["@id"]
    agenda.step("back_to_created")
    assert (
        agent.patch(late, json={"urgent": False, "title": "Autre"}).status_code == 204
    )
    agenda.step("freeze")
    assert agent.get(late).json()["late"] is False


@pytest.mark.parametrize(
    "change",
    [
        {"body": "college"},
        {"sitting_on": "2200-01-01"},
        {"starts_at": "23:59"},
        {"place": "Ailleurs"},
        {"convened_on": ago(21)},
        {"last_convocation": True},
    ],
)
def test_what_the_members_were_convened_with_stays(agenda, agent, change):
    agenda.step("freeze", "convoke")
    answer = agent.patch(agenda.url, json=change)
    assert answer.json()["reason"] == "convocation_sent"
    agenda.step("back_to_frozen")
    assert agent.patch(agenda.url, json=change).status_code == 204


@pytest.mark.parametrize("steps", SETTLED)
def test_by_no_other_door_does_a_settled_agenda_change(client, agenda, agent, steps):
    """Another sitting, a copy, a move, a list in another order, the table of an import."""
    waiting = agenda.create("Deliberation", title="Point 6").json()
    other = agenda.create("Sitting", sitting_on="2200-01-01").json()["UID"]
    agent.patch(agenda.items[1], json={"external_id": "P2"})
    agenda.step(*steps)
    first, known = agenda.items[0], agenda.told()
    uids = [agent.get(each).json()["UID"] for each in agenda.items]
    tried = {
        "sitting": agent.patch(first, json={"sitting": other}),
        "copy": agent.post(f"{HOME}/@copy", json={"source": first}),
        "move": agent.post("adherents/mons/@move", json={"source": first}),
        "rename": agent.patch(first, json={"id": "autre"}),
        "order": agent.post(f"{agenda.url}/@agenda", json={"items": uids[::-1]}),
        "leave": agent.post(f"{agenda.url}/@agenda", json={"items": uids[1:]}),
        "join": agent.post(
            f"{agenda.url}/@agenda", json={"items": [*uids, waiting["UID"]]}
        ),
        "import": table(client, {"identifiant": "P2", "objet": "Point 2", "point": 4}),
    }
    assert {n: a.status_code for n, a in tried.items() if a.status_code < 400} == {}
    assert agenda.told() == known


def test_nor_does_a_table_rename_what_members_are_convened_for(client, agenda, agent):
    agent.patch(agenda.items[1], json={"external_id": "P2"})
    line = {"identifiant": "P2", "objet": "Autre"}
    agenda.step("freeze")
    assert "item_settled" in table(client, line).text
    agenda.step("back_to_created")
    known = agenda.told()
    assert table(client, {**line, "point": 1}, dry_run="1").status_code == 200
    assert agenda.told() == known
    assert table(client, line).status_code == 200
    assert agenda.told()[1] == ("Autre", 2)


def table(client, line, dry_run="0"):
    """What a table with one line answers: the plan is refused where a line is."""
    path, officer = "deliberations/@import-deliberations", client("imio-officer")
    file = ("acts.json", json.dumps([{"membre": "Andenne", **line}]))
    return officer.post(path, files={"file": file}, data={"dry_run": dry_run})


# --- What was decided -----------------------------------------------------------


def unanimous(agenda, *numbers):
    rows = [{"item": number, "outcome": "unanimous"} for number in numbers]
    post(agenda, *rows)


def post(agenda, *rows):
    said = {"decisions": rows}
    answer = agenda.agent.post(f"{agenda.url}/@decisions", json=said)
    assert answer.status_code == 200, answer.text


ATTENDING = [
    [seat(name) for name in "ABCD"],
    [seat(name) for name in "ABCDEF"],
    [seat("A"), *({**seat(name), "status": "absent"} for name in "BCDE")],
    [*[seat(name) for name in "ABCD"], {**seat("E"), "arrives_at": 2}],
]


@pytest.mark.parametrize("attendance", ATTENDING)
def test_who_was_there_does_not_contradict_a_vote(client, agenda, agent, attendance):
    agenda.step(*STEPS)
    unanimous(agenda, 1)
    told = {"attendance": attendance}
    assert refused(agent.patch(agenda.url, json=told)) == "vote_contradicted"
    back = {"comment": "Les présences étaient fausses."}
    address = f"{agenda.items[0]}/@workflow/back_to_scheduled"
    assert client("imio-manager").post(address, json=back).status_code == 200
    assert agent.patch(agenda.url, json=told).status_code == 204


def test_each_vote_that_would_not_fit_is_named_on_the_page_too(agenda, agent):
    agenda.step(*STEPS)
    unanimous(agenda, 1, 2, 4)
    told = agent.patch(agenda.url, json={"attendance": ATTENDING[0]}).json()
    assert [each["item"] for each in told["errors"]] == [1, 2, 4]
    typed = {f"status-{name}": "present" for name in "abcd"} | {"status-e": "absent"}
    page = send(agent, f"{agenda.url}/@@attendance", **typed)
    assert page.status_code == 409 and f'{agenda.url}#agenda-title"' in page.text
    assert all(f"Point {item}" in page.text for item in (1, 2, 4))
    away = {f"status-{name}": "present" for name in "abcde"} | {"interest-e": "2, 3"}
    page = send(agent, f"{agenda.url}/@@attendance", **away)
    assert page.status_code == 409 and 'value="2, 3"' in page.text


MOVED = [
    {"attendance": [{**seat("A"), "arrives_at": 5}, *map(seat, "BCDE")]},
    {"attendance": [{**seat("A"), "leaves_after": 5}, *map(seat, "BCDE")]},
    {"away": [{"name": "A", "item": 9, "why": "out"}]},
]


@pytest.mark.parametrize("told", MOVED)
def test_nobody_comes_or_leaves_at_an_item_that_is_not_there(agenda, agent, told):
    """The minutes would say nothing of it."""
    agenda.step("freeze", "convoke")
    assert agent.patch(agenda.url, json=told).status_code == 204
    answer = agent.post(f"{agenda.url}/@workflow/decide", json={})
    assert refused(answer) == "item_not_there"
    agent.patch(agenda.url, json={"attendance": [*map(seat, "ABCDE")], "away": []})
    agenda.step("decide")
    assert refused(agent.patch(agenda.url, json=told)) == "item_not_there"


@pytest.mark.parametrize("steps", [[], *SETTLED[:2]])
def test_a_sitting_that_was_not_held_has_no_minutes(agenda, agent, steps):
    agenda.step(*steps)
    minutes = f"{agenda.url}/@@proces-verbal.pdf"
    assert refused(agent.get(minutes)) == "minutes_before_sitting"
    answer = agent.get(minutes, headers={"Accept": "text/html"})
    assert answer.status_code == 409 and "procès-verbal" in answer.text
    page = agent.get(agenda.url, headers={"Accept": "text/html"}).text
    assert "proces-verbal.pdf" not in page


def test_nobody_who_voted_by_name_was_away(agenda, agent):
    named = [{"name": name, "vote": "yes"} for name in "ABCDE"]
    agent.patch(agenda.items[0], json={"named_votes": named})
    agenda.step(*STEPS)
    post(agenda, {"item": 1, "outcome": "adopt"})
    others = {"attendance": [seat(name) for name in "ABCDX"]}
    assert refused(agent.patch(agenda.url, json=others)) == "vote_contradicted"


def test_nobody_goes_back_behind_what_was_decided(agenda, agent, client):
    agenda.step(*STEPS)
    unanimous(agenda, 1, 2, 3, 4)
    back = agent.post(f"{agenda.url}/@workflow/back_to_published", json={})
    assert refused(back) == "items_decided"
    agenda.step("close")
    leader = client("imio-manager")
    address, said = f"{agenda.items[0]}/@workflow/back_to_scheduled", {"comment": "x"}
    assert refused(leader.post(address, json=said)) == "minutes_closed"
    leader.post(f"{agenda.url}/@workflow/back_to_decided", json=said)
    assert leader.post(address, json=said).status_code == 200


@pytest.mark.renders("sitting/minutes.typ")
def test_what_was_postponed_comes_before_another_sitting(agenda, agent):
    agenda.step(*STEPS)
    unanimous(agenda, 2, 3, 4)
    post(agenda, {"item": 1, "outcome": "postpone", "note": "À revoir."})
    again = f"{agenda.items[0]}/@workflow/reschedule"
    assert refused(agent.post(again, json={})) == "minutes_open"
    minutes = pdf(agent, agenda.step("close").url + "/@@proces-verbal.pdf")
    assert agent.post(again, json={}).status_code == 200
    act = agent.get(agenda.items[0]).json()
    assert (act["sitting"], act["sitting_on"], act["item_number"]) == (None,) * 3
    answer = agent.post(f"{agenda.items[0]}/@workflow/adopt", json={})
    assert refused(answer) == "sitting_date_missing"
    other = agenda.create("Sitting", sitting_on="2200-01-01").json()["UID"]
    assert agent.patch(agenda.items[0], json={"sitting": other}).status_code == 204
    assert agent.get(agenda.items[0]).json()["item_number"] == 1
    assert pdf(agent, agenda.url + "/@@proces-verbal.pdf") == minutes
