"""A member says what it expects in a request that IMIO opened for it."""

from present import numbered

import pytest


MONS = f"adherents/mons/{numbered('mut', 13)}"


@pytest.mark.row("E2", "E6")
def test_its_agent_says_it_once_the_request_is_sent(client):
    agent = client("agent-mons")
    said = agent.post(f"{MONS}/@expectations", json={"asks": "temporary_support"})
    assert said.status_code == 200, said.text
    assert said.json()["asks"]["token"] == "temporary_support"


@pytest.mark.row("E4")
def test_custom_work_is_said_with_it(client):
    agent = client("agent-mons")
    body = {"asks": "functional_continuation"}
    agent.post(f"{MONS}/@expectations", json=body)
    steps = {
        each["id"]: each
        for each in client("imio-officer").get(MONS).json()["transitions"]
    }
    assert steps["quote"]["reason"] == "package_not_continued"
    agent.post(f"{MONS}/@expectations", json={**body, "custom_work": True})
    steps = {
        each["id"]: each
        for each in client("imio-officer").get(MONS).json()["transitions"]
    }
    assert steps["quote"]["reason"] == "quote_not_sent"


@pytest.mark.parametrize(
    ("login", "path", "body", "reason"),
    [
        ("agent-mons", MONS, {"asks": "magic"}, "ask_unknown"),
        ("agent-mons", MONS, {"roadmap": []}, "unknown_field"),
        (
            "imio-officer",
            f"adherents/mons/{numbered('mut', 8)}",
            {"asks": "replacement"},
            "expectation_closed",
        ),
    ],
)
def test_what_cannot_be_said_is_refused(client, login, path, body, reason):
    answer = client(login).post(f"{path}/@expectations", json=body)
    assert answer.json()["reason"] == reason


def test_nobody_speaks_for_another_member(client):
    answer = client("agent-andenne").post(
        f"{MONS}/@expectations", json={"asks": "replacement"}
    )
    assert answer.status_code == 404
