"""Official numbers: one after the other, each given once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.reference import next_reference
from itertools import chain
from threading import Barrier
from zope.component.hooks import setSite

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


def take(database, start):
    """Five numbers, each in a transaction of its own, tried again on a conflict."""
    manager = transaction.TransactionManager()
    root = database.open(manager).root()
    start.wait()
    taken = []
    while len(taken) < 5:
        for attempt in manager.attempts(100):
            with attempt:
                setSite(root["Application"]["plone"])
                number = next_reference("MUT")
        taken.append(number)
    return taken


@pytest.mark.row("K14")
def test_eight_writers_leave_no_gap_and_share_no_number(functional, in_2027):
    database, start = functional["app"]._p_jar.db(), Barrier(8)
    with ThreadPoolExecutor(8) as writers:
        taken = list(chain(*writers.map(take, [database] * 8, [start] * 8)))
    assert sorted(taken) == [f"MUT-2027-{number:05d}" for number in range(1, 41)]


def ask(client):
    """The thread of a new request; a conflict that outlives the server's own
    attempts is tried again."""
    for _ in range(20):
        answer = client("agent-andenne").post("adherents/andenne", json=ASKED)
        if answer.status_code == 201:
            return answer.json()["thread"]
    raise AssertionError(answer.text)


@pytest.mark.row("K14")
def test_nor_do_eight_agents_at_once(client):
    first = int(ask(client)[-5:])
    with ThreadPoolExecutor(8) as agents:
        taken = list(agents.map(ask, [client] * 8))
    numbers = sorted(int(thread[-5:]) for thread in taken)
    assert numbers == list(range(first + 1, first + 9))


def test_a_refused_request_takes_no_number(client):
    first, wrong = int(ask(client)[-5:]), {**ASKED, "product": "inconnu"}
    refused = client("agent-andenne").post("adherents/andenne", json=wrong)
    assert refused.status_code == 400
    assert int(ask(client)[-5:]) == first + 1
