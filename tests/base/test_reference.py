"""Official numbers: one after the other, each given once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.reference import next_reference

import pytest
import transaction


ASKED = {"@type": "imio.mutualisation.ServiceRequest", "product": "urbanisme"}


@pytest.fixture
def in_2027(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2027, 1, 1))


def test_numbers_follow_one_another(portal, in_2027):
    taken = [next_reference("MUT") for _ in range(3)]
    assert taken == ["MUT-2027-00001", "MUT-2027-00002", "MUT-2027-00003"]


def test_each_series_counts_for_itself(portal, in_2027):
    assert next_reference("MUT")[3:] == next_reference("DEV")[3:]


def test_a_year_begins_at_one(portal, in_2027, monkeypatch):
    next_reference("MUT")
    monkeypatch.setattr(clock, "today", lambda: date(2028, 1, 1))
    assert next_reference("MUT") == "MUT-2028-00001"


def test_what_is_given_up_is_given_again(portal, in_2027):
    before = transaction.savepoint()
    taken = next_reference("MUT")
    before.rollback()
    assert next_reference("MUT") == taken


def ask_until_taken(client):
    """A request of its own for each thread; a conflict is tried again."""
    for _ in range(20):
        answer = client("agent-andenne").post("adherents/andenne", json=ASKED)
        if answer.status_code == 201:
            return answer.json()["thread"]
        assert answer.status_code in (409, 500, 503), answer.text
    return None


@pytest.mark.row("K14")
def test_eight_at_once_leave_no_gap_and_share_no_number(client):
    first = int(ask_until_taken(client)[-5:])
    with ThreadPoolExecutor(8) as people:
        taken = list(people.map(lambda _: ask_until_taken(client), range(24)))
    numbers = sorted(int(thread[-5:]) for thread in taken)
    assert numbers == list(range(first + 1, first + 25))
