"""A call that is sent again with its key is taken once."""

from imio.mutualisation.base import idempotency
from imio.mutualisation.base.idempotency import ANSWERS
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations

import pytest
import transaction


ACT = {"@type": "imio.mutualisation.Deliberation", "title": "Acte"}
HOME = "adherents/andenne"


def key(value=None):
    return {"Idempotency-Key": value or str(uuid4())}


def told(answer):
    return answer.status_code, answer.headers.get("Location"), answer.text


def acts(agent):
    query = "@search?portal_type=imio.mutualisation.Deliberation&b_size=200"
    return agent.get(f"{HOME}/{query}").json()["items_total"]


def test_a_creation_is_done_once_and_answered_twice(client):
    agent, headers = client("agent-andenne"), key()
    before = acts(agent)
    first = agent.post(HOME, json=ACT, headers=headers)
    again = agent.post(HOME, json=ACT, headers=headers)
    assert first.status_code == 201 and told(first) == told(again)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert acts(agent) == before + 1
    assert agent.post(HOME, json=ACT, headers=key()).status_code == 201
    assert acts(agent) == before + 2


@pytest.mark.parametrize(
    ("path", "body"), [(HOME, {**ACT, "title": "Autre"}), ("adherents/mons", ACT)]
)
def test_a_key_is_that_of_one_call(client, path, body):
    officer, headers = client("imio-officer"), key()
    officer.post(HOME, json=ACT, headers=headers)
    other = officer.post(path, json=body, headers=headers)
    assert (other.status_code, other.json()["reason"]) == (422, "idempotency_key_used")


def test_a_key_is_that_of_one_person(client):
    headers = key()
    first = client("agent-andenne").post(HOME, json=ACT, headers=headers)
    other = client("imio-officer").post(HOME, json=ACT, headers=headers)
    assert first.headers["Location"] != other.headers["Location"]


def test_what_was_refused_is_tried_again(client):
    agent, headers = client("agent-andenne"), key()
    wrong = {**ACT, "colour": "x"}
    assert agent.post(HOME, json=wrong, headers=headers).status_code == 400
    assert agent.post(HOME, json=ACT, headers=headers).status_code == 201


def test_a_step_is_answered_again_where_it_would_be_refused(client):
    agent, headers = client("agent-mons"), key()
    kind = "imio.mutualisation.ServiceRequest"
    asked = {"@type": kind, "product": "urbanisme", "need": "Suivre nos permis."}
    step = agent.post("adherents/mons", json=asked).json()["@id"] + "/@workflow/submit"
    first, again = (agent.post(step, json={}, headers=headers) for _ in range(2))
    assert first.status_code == 200 and told(first) == told(again)
    assert agent.post(step, json={}, headers=key()).status_code == 409


def test_a_change_is_answered_again(client):
    agent, headers = client("agent-andenne"), key()
    url = agent.post(HOME, json=ACT).json()["@id"]
    first, again = (
        agent.patch(url, json={"title": "B"}, headers=headers) for _ in range(2)
    )
    assert (first.status_code, again.status_code) == (204, 204)
    assert "Idempotency-Replayed" in again.headers


@pytest.mark.parametrize("wrong", ["short", "x" * 256, "é" * 20, "a b c d e f g h i j"])
def test_a_key_that_may_be_guessed_is_refused(client, wrong):
    headers = {"Idempotency-Key": wrong.encode()}
    answer = client("agent-andenne").post(HOME, json=ACT, headers=headers)
    assert answer.json()["reason"] == "idempotency_key_invalid"


def test_nothing_that_was_answered_can_be_read_without_the_key(client, site):
    agent, mine = client("agent-andenne"), str(uuid4())
    agent.post(HOME, json={**ACT, "title": "Secret"}, headers=key(mine))
    transaction.begin()
    (answer,) = IAnnotations(site)[ANSWERS]["agent-andenne"].values()
    assert b"Secret" not in answer.locked and mine.encode() not in answer.locked


def test_answers_are_kept_for_a_day_and_not_without_end(
    client, site, travel, monkeypatch
):
    monkeypatch.setattr(idempotency, "MOST", 3)
    agent, headers = client("agent-andenne"), key()
    first = agent.post(HOME, json=ACT, headers=headers)
    for _ in range(4):
        agent.patch(first.json()["@id"], json={"title": "B"}, headers=key())
    transaction.begin()
    assert len(IAnnotations(site)[ANSWERS]["agent-andenne"]) == 3
    travel(days=2)
    agent.patch(first.json()["@id"], json={"title": "C"}, headers=key())
    transaction.begin()
    assert len(IAnnotations(site)[ANSWERS]["agent-andenne"]) == 1
