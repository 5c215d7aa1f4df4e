"""The roster of a body, kept once, gives its sittings their attendance in one press."""

from council import Agenda
from council import ago
from council import HOME
from forms import send

import pytest
import re


pytestmark = pytest.mark.row("M11", "G6")

HTML = {"Accept": "text/html"}


def seat(name, since=900, until=None, body="council", function=""):
    days = {"since": ago(since), "until": until and ago(until)}
    return {"name": name, "body": body, "function": function, **days}


ROSTER = [
    seat("Anne-Marie Été", function="Bourgmestre"),
    seat("B. Bé"),
    seat("C. Cé", until=30),
    seat("D. Dé", body="college"),
]


@pytest.fixture
def sitting(agent):
    assert agent.patch(HOME, json={"roster": ROSTER}).status_code == 204
    body = {"@type": "imio.mutualisation.Sitting", "sitting_on": ago(3)}
    made = agent.post(HOME, json={**body, "starts_at": "19:30", "convened_on": ago(20)})
    return made.json()["@id"]


def attendance(agent, sitting):
    rows = agent.get(sitting).json()["attendance"]
    return [(row["name"], row["status"]) for row in rows]


# --- The grid -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([seat("A", 10, 20)], "days_out_of_order"),
        ([seat("A"), seat("a", 10)], "seat_twice"),
        ([{**seat("A"), "body": "circus"}], "choice_invalid"),
    ],
)
def test_what_cannot_be_is_refused_at_every_door(technician, agent, rows, reason):
    told = agent.patch(HOME, json={"roster": rows})
    assert (told.status_code, told.json()["reason"]) == (400, reason)
    own = technician.patch("@controlpanels/mutualisation", json={"own_roster": rows})
    assert (own.status_code, own.json()["reason"]) == (400, reason)


def test_the_page_of_the_authority_shows_who_is_in_office(agent, sitting):
    page = agent.get(HOME, headers=HTML).text
    assert "Anne-Marie Été" in page and "D. Dé" in page and "C. Cé" not in page


@pytest.mark.parametrize("login", ["agent-mons", None])
def test_nobody_else_keeps_it(client, login):
    answer = client(login).patch(HOME, json={"roster": ROSTER})
    assert answer.status_code in (401, 403, 404)


# --- The attendance -----------------------------------------------------------


def test_those_in_office_that_day_come_in_one_press(agent, sitting):
    page = agent.get(sitting, headers=HTML).text
    assert "Reprendre le tableau" in page
    sent = send(agent, f"{sitting}/@@attendance", roster="1")
    assert sent.status_code == 200
    assert attendance(agent, sitting) == [
        ("Anne-Marie Été", "present"),
        ("B. Bé", "present"),
    ]


def test_what_was_noted_stays_as_it_is(agent, sitting):
    noted = [{"name": "ANNE MARIE ETE", "status": "excused"}]
    agent.patch(sitting, json={"attendance": noted})
    for _again in range(2):
        taken = agent.post(f"{sitting}/@take-roster", json={})
        assert taken.status_code == 200, taken.text
    assert attendance(agent, sitting) == [
        ("ANNE MARIE ETE", "excused"),
        ("B. Bé", "present"),
    ]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"sitting_on": None}, "sitting_date_missing"),
        ({"body": "board"}, "roster_empty"),
    ],
)
def test_without_a_day_or_a_roster_it_says_so(agent, sitting, values, reason):
    agent.patch(sitting, json=values)
    assert agent.post(f"{sitting}/@take-roster", json={}).json()["reason"] == reason
    sent = send(agent, f"{sitting}/@@attendance", roster="1")
    assert sent.status_code == 409 and "alert-danger" in sent.text


def test_the_bodies_of_imio_have_theirs_in_the_settings(client, technician):
    officer = client("imio-manager")
    own = {"own_roster": [seat("E. É", body="board")]}
    kept = technician.patch("@controlpanels/mutualisation", json=own)
    assert kept.status_code == 204, kept.text
    body = {"@type": "imio.mutualisation.Sitting", "sitting_on": ago(3)}
    made = officer.post("deliberations", json={**body, "body": "board"}).json()["@id"]
    assert officer.post(f"{made}/@take-roster", json={}).status_code == 200
    assert attendance(officer, made) == [("E. É", "present")]


@pytest.mark.sends("ISitting/@@attendance")
def test_each_person_is_noted_on_one_page(agent, sitting):
    agent.post(f"{sitting}/@take-roster", json={})
    page = f"{sitting}/@@attendance"
    keys = re.findall(r'<select[^>]*name="status-(\w+)"', agent.get(page).text)
    assert len(keys) == 2
    typed = {f"status-{keys[0]}": "excused", f"status-{keys[1]}": "present"}
    refused = send(agent, page, **typed, **{f"arrives_at-{keys[0]}": "3"})
    assert refused.status_code == 400 and 'value="3"' in refused.text
    sent = send(agent, page, **typed, **{f"arrives_at-{keys[1]}": "3"})
    assert sent.status_code == 200, sent.text
    rows = agent.get(sitting).json()["attendance"]
    assert [row["arrives_at"] for row in rows] == [None, 3]
    assert attendance(agent, sitting)[0] == ("Anne-Marie Été", "excused")


def test_somebody_sits_but_not_for_some_items(agent):
    held = Agenda(agent)
    page = f"{held.url}/@@attendance"
    there = {f"status-{name}": "present" for name in "abcde"}
    away = {"interest-c": "3, 1", "out-c": "2", "out-d": "4 et 2"}
    assert send(agent, page, **there, **away).status_code == 200
    rows = agent.get(held.url).json()["away"]
    assert [(row["name"], row["item"], row["why"]) for row in rows] == [
        ("C", 3, "interest"),
        ("C", 1, "interest"),
        ("C", 2, "out"),
        ("D", 4, "out"),
        ("D", 2, "out"),
    ]
    assert 'value="1, 3"' in agent.get(page).text
    assert send(agent, page, **there, **dict.fromkeys(away, "")).status_code == 200
    assert agent.get(held.url).json()["away"] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"interest-c": "trois"}, "C – Point"),
        ({"interest-c": "0"}, "C – Point"),
        ({"interest-c": "2", "out-c": "2"}, "deux fois"),
        ({"out-c": "2", "status-c": "absent"}, "C"),
    ],
)
def test_what_cannot_be_said_of_it_is_refused_and_stays_typed(agent, typed, said):
    page = f"{Agenda(agent).url}/@@attendance"
    there = {f"status-{name}": "present" for name in "abcde"}
    refused = send(agent, page, **{**there, **typed})
    assert refused.status_code == 400 and said in refused.text
    name, value = next(iter(typed.items()))
    assert re.search(f'name="{name}"[^>]*value="{value}"', refused.text)


@pytest.mark.parametrize("login", ["agent-mons", None, "auditeur"])
def test_nobody_else_notes_it(client, sitting, login):
    answer = client(login).post(f"{sitting}/@take-roster", json={})
    assert answer.status_code in (401, 403, 404)


def test_the_page_says_who_a_refusal_is_about_and_for_which_item_one_was_away(agent):
    held = Agenda(agent)
    page = f"{held.url}/@@attendance"
    typed = {f"status-{name}": "present" for name in "abcde"}
    typed |= {"arrives_at-b": "tard", "leaves_after-d": "tôt"}
    refused = send(agent, page, **typed).text
    assert "B – Arrive au point" in refused and "D – Quitte après le point" in refused
    agent.patch(held.url, json={"away": [{"name": "C", "item": 2, "why": "interest"}]})
    assert "Pas pour un point" in agent.get(held.url, headers=HTML).text
