"""Writers wait for one another: none is told to try again."""

from concurrent.futures import ThreadPoolExecutor
from imio.mutualisation.base import lane

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
