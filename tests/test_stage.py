"""Tests over HTTP find the site bare, and what begins alike is walked once."""

import pytest
import transaction


ASKED = {"@type": "imio.mutualisation.ServiceRequest", "product": "urbanisme"}


@pytest.fixture
def stage(functional):
    return functional.stage


@pytest.fixture
def ask(client):
    """A request of Andenne: its address."""
    agent = client("agent-andenne")
    return lambda: agent.post("adherents/andenne", json=ASKED).json()["@id"]


def test_a_step_from_the_same_state_leads_to_the_same_place(stage, ask, client):
    address, scene = ask(), stage.base
    stage.play(stage.ground)
    assert client("agent-andenne").get(address).status_code == 404
    assert (ask(), stage.base) == (address, scene)
    assert client("agent-andenne").get(address).status_code == 200


def test_a_step_from_another_state_leads_elsewhere(stage, ask):
    assert ask() != ask()
    assert stage.base is not stage.ground


def test_another_day_is_another_state(stage, ask, travel):
    ask()
    scene = stage.base
    stage.play(stage.ground)
    travel(days=1)
    ask()
    assert stage.base not in (scene, stage.ground)


def test_what_follows_a_write_of_the_test_itself_is_asked(stage, ask, site):
    site.title = "Autre"
    transaction.commit()
    ask()
    assert stage.base is stage.ground


def test_what_goes_with_a_patch_is_asked(stage, ask, monkeypatch):
    ask()
    assert stage.base is stage.ground


def test_a_file_comes_back_with_its_record(stage, client):
    """Blobs are kept beside the objects."""
    officer = client("imio-officer")
    file = {"data": "w6l0w6k=", "encoding": "base64", "filename": "a.txt"}
    body = {"@type": "imio.mutualisation.Resource", "title": "A", "document": file}

    def shared():
        answer = officer.post("ressources", json={**body, "kind": "feedback"})
        return officer.get(f"{answer.json()['@id']}/@@download/document").content

    first = shared()
    stage.play(stage.ground)
    assert shared() == first == "été".encode()
