"""A watch that only reads is told what those who write would meet."""

from imio.mutualisation.base import lane
from imio.mutualisation.base import room
from imio.mutualisation.checking import health
from Products.GenericSetup.tool import SetupTool

import pytest


def answer(client):
    asked = client().get("@health")
    return asked.status_code, asked.json()["wrong"]


@pytest.mark.row("M19")
def test_a_site_that_works_says_so_to_anybody(client, monkeypatch):
    assert answer(client) == (200, [])


@pytest.mark.parametrize("accepted", ["*/*", "text/html", "application/json"])
@pytest.mark.parametrize("address", ["@health", "++api++/@health"])
def test_a_balancer_need_not_say_what_it_takes(client, address, accepted):
    asked = client().get(address, headers={"Accept": accepted})
    assert (asked.status_code, asked.text) == (200, '{"wrong": []}')


def test_a_turn_that_never_comes_back_is_seen(client, monkeypatch):
    monkeypatch.setattr(health, "PATIENCE", 0.1)
    with lane._lane:
        assert answer(client) == (503, ["lane_held"])


def test_a_disk_that_fills_up_is_seen_before_it_is_full(client, monkeypatch):
    monkeypatch.setattr(room, "LOW", float("inf"))
    assert answer(client) == (503, ["disk_low"])


def test_a_site_older_than_its_code_is_seen(client, monkeypatch):
    monkeypatch.setattr(SetupTool, "listUpgrades", lambda self, profile: ["1001"])
    assert answer(client) == (503, ["not_upgraded"])


@pytest.mark.parametrize("address", ["@health", "@metrics", "++api++/@health"])
@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
def test_what_is_only_asked_takes_nothing(client, method, address):
    """A call that writes holds the turn that it would ask for."""
    told = client("auditeur").request(method, address)
    assert (told.status_code, told.headers["Allow"]) == (405, "GET, HEAD")
