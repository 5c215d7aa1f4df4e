"""The decisions of a whole sitting are recorded on one page, all or none."""

from council import Agenda
from forms import send

import pytest
import re


pytestmark = pytest.mark.row("M11", "G5")

HTML = {"Accept": "text/html"}


@pytest.fixture
def held(agent):
    """A sitting that was held, four items to decide, five members present."""
    return Agenda(agent).step("freeze", "convoke", "decide")


def states(held):
    return [held.agent.get(url).json()["review_state"] for url in held.items]


def decide(held, *decisions):
    return held.agent.post(f"{held.url}/@decisions", json={"decisions": decisions})


DIVIDED = {"votes_for": 3, "votes_against": 1, "abstentions": 1}


def test_all_that_was_decided_is_recorded_at_once(held, agent):
    answer = decide(
        held,
        {"item": 1, "outcome": "unanimous"},
        {"item": 2, "outcome": "adopt", **DIVIDED},
        {"item": 3, "outcome": "reject", **DIVIDED, "votes_for": 1, "votes_against": 3},
        {"item": 4, "outcome": "postpone", "note": "À revoir."},
    )
    assert answer.status_code == 200, answer.text
    assert states(held) == ["adopted", "adopted", "rejected", "postponed"]
    first = agent.get(held.items[0]).json()
    assert (first["votes_for"], first["unanimous"]) == (5, True)
    assert agent.get(held.items[1]).json()["vote_sentence"].startswith("par 3 voix")


def test_one_that_does_not_hold_keeps_all_from_being_recorded(held):
    answer = decide(
        held,
        {"item": 1, "outcome": "unanimous"},
        {"item": 2, "outcome": "adopt", "votes_for": 3},
        {"item": 9, "outcome": "adopt"},
    )
    told = [(each["item"], each["reason"]) for each in answer.json()["errors"]]
    assert told == [(2, "votes_below_present"), (9, "item_unknown")]
    assert states(held) == ["draft"] * 4


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"outcome": "perhaps"}, "choice_invalid"),
        ({"outcome": "adopt", "votes_for": "douze"}, "number_invalid"),
        ({"outcome": "adopt", "voices": 3}, "unknown_field"),
    ],
)
def test_what_cannot_be_read_is_refused(held, row, reason):
    assert decide(held, {"item": 1, **row}).json()["reason"] == reason


def test_nobody_else_records_them(held, client):
    for login, status in (("agent-mons", 404), (None, 401), ("auditeur", 404)):
        answer = client(login).post(f"{held.url}/@decisions", json={"decisions": []})
        assert answer.status_code in (status, 401, 403), login


@pytest.mark.sends("ISitting/@@decisions")
def test_the_page_fills_in_unanimity_and_keeps_what_was_typed(held, agent):
    page = f"{held.url}/@@decisions"
    assert page in agent.get(held.url, headers=HTML).text
    typed = {"outcome-2": "adopt", "votes_for-2": "3"}
    filled = send(agent, page, unanimous="1", **typed).text
    chosen = re.findall(r'<option selected="selected" value="(\w+)"', filled)
    chosen = chosen or re.findall(r'<option value="(\w+)" selected="selected"', filled)
    assert chosen == ["unanimous", "adopt", "unanimous", "unanimous"]
    assert states(held) == ["draft"] * 4
    rows = {f"outcome-{n}": "unanimous" for n in (1, 3, 4)}
    refused = send(agent, page, **rows, **typed)
    assert refused.status_code == 409 and 'value="3"' in refused.text
    sent = send(agent, page, **rows, **typed, **{"abstentions-2": "2"})
    assert sent.status_code == 200 and states(held) == ["adopted"] * 4


def test_the_page_says_of_each_refusal_which_item_it_is_about(held):
    few = {"outcome-2": "adopt", "votes_for-2": "3"}
    page = f"{held.url}/@@decisions"
    wrong = {**few, "votes_against-2": "x", "outcome-3": "?"}
    refused = send(held.agent, page, **wrong).text
    assert "Point 2 – Voix contre" in refused and "Point 3 –" in refused
    assert "Point 2 – " in send(held.agent, page, **few).text


def test_the_page_of_the_sitting_says_when_nothing_is_left_but_to_close_it(held):
    decide(held, *({"item": item, "outcome": "unanimous"} for item in (1, 2, 3, 4)))
    assert "clôturez la séance" in held.agent.get(held.url, headers=HTML).text


@pytest.mark.parametrize("outcome", ["unanimous", "adopt"])
def test_what_is_recorded_is_what_the_names_say(held, agent, outcome):
    """The names would write over it, and nobody be told."""
    names = [{"name": name, "vote": "yes"} for name in "ABCD"]
    names.append({"name": "E", "vote": "no"})
    agent.patch(held.items[0], json={"named_votes": names})
    said = {"votes_for": 5} if outcome == "adopt" else {}
    refused = decide(held, {"item": 1, "outcome": outcome, **said}).json()
    assert (refused["reason"], states(held)[0]) == ("voted_otherwise", "draft")
    filled = send(agent, f"{held.url}/@@decisions", unanimous="1").text
    assert (
        filled.count('value="unanimous" selected') == 3
        or filled.count('selected="selected" value="unanimous"') == 3
    )
    assert decide(held, {"item": 1, "outcome": "adopt"}).status_code == 200


def test_items_are_voted_together_at_one_sitting(held, agent):
    elsewhere = Agenda(agent, items=1)
    for other in (elsewhere.items[0], held.items[0]):
        answer = agent.patch(
            held.items[0], json={"voted_with": agent.get(other).json()["UID"]}
        )
        assert answer.json()["reason"] == "voted_with_elsewhere"
    first = agent.get(held.items[0]).json()["UID"]
    assert agent.patch(held.items[1], json={"voted_with": first}).status_code == 204
    first_row = {"item": 1, "outcome": "reject", "votes_for": 2, "votes_against": 3}
    second = {"item": 2, "outcome": "unanimous"}
    assert decide(held, first_row, second).json()["reason"] == "voted_otherwise"
    assert decide(held, first_row, {"item": 2, "outcome": "reject"}).status_code == 200
    told = agent.get(held.items[1]).json()
    assert (told["votes_for"], told["votes_against"]) == (2, 3)
