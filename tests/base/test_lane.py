"""Writers wait for one another: none is told to try again before the line is full."""

from concurrent.futures import ThreadPoolExecutor
from imio.mutualisation.base import lane
from pathlib import Path
from places import every_place_taken
from zope.component import getGlobalSiteManager
from ZPublisher.interfaces import IPubBeforeAbort

import pytest


ASKED = {"@type": "imio.mutualisation.ServiceRequest", "product": "urbanisme"}


@pytest.mark.row("K14")
def test_eight_agents_at_once_are_all_served_at_the_first_try(client):
    def ask(_number):
        return client("agent-mons").post("adherents/mons", json=ASKED)

    with ThreadPoolExecutor(8) as agents:
        answers = list(agents.map(ask, range(24)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["thread"] for answer in answers}) == 24


@pytest.mark.parametrize(
    ("path", "status"), [("adherents/mons", 400), ("nowhere", 404), ("", 401)]
)
def test_a_writer_that_fails_gives_its_turn_back(client, path, status):
    wrong = {"@type": "imio.mutualisation.ServiceRequest", "product": "inconnu"}
    login = "agent-mons" if status != 401 else None
    assert client(login).post(path, json=wrong).status_code == status
    assert not lane._lane.locked()


def test_readers_do_not_wait(client):
    with lane._lane:
        assert client().get("catalogue").status_code == 200


def broken_connection(_event):
    raise ConnectionError("The database is gone")


@pytest.fixture
def failing_abort():
    registry = getGlobalSiteManager()
    registry.registerHandler(broken_connection, [IPubBeforeAbort])
    yield
    registry.unregisterHandler(broken_connection, [IPubBeforeAbort])


def test_an_abort_that_fails_gives_the_turn_back_too(
    client, failing_abort, monkeypatch
):
    assert client("agent-mons").post("nowhere", json={}).status_code == 500
    assert not lane._lane.locked()
    assert lane._line._value == lane.LINE


@pytest.mark.row("M20")
def test_who_finds_the_line_full_is_asked_to_come_again(client, monkeypatch):
    with every_place_taken():
        answer = client("agent-mons").post("adherents/mons", json=ASKED)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.json()["reason"] == "site_busy"


def test_who_waits_too_long_writes_nothing(client, monkeypatch):
    monkeypatch.setattr(lane, "PATIENCE", 0.1)
    with lane._lane:
        answer = client("agent-mons").post("adherents/mons", json=ASKED)
    assert answer.status_code == 503
    assert lane._line._value == lane.LINE


@pytest.mark.renders("base/busy.pt")
def test_a_person_is_told_so_by_a_page(client, monkeypatch):
    with every_place_taken():
        answer = client("agent-mons").post("@@demandes", headers={"Accept": "*/*"})
    assert "Envoyer à nouveau" in answer.text


def test_the_threads_of_the_site_are_those_of_the_line_and_two_who_read():
    threads = f"threads = {lane.LINE + 2}"
    assert threads in Path("buildout.cfg").read_text().splitlines()
