"""The levels of an authority validate a draft before it comes on an agenda, by every door."""

from council import Agenda
from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.demo.people import PASSWORD
from plone import api
from unittest.mock import ANY

import pytest
import transaction


pytestmark = pytest.mark.row("G2")

MEMBER = "adherents/durbuy"
ACT = f"{MEMBER}/deliberation"
LEVELS = [
    {"level": "Service", "people": "agent-durbuy"},
    {"level": "Direction générale", "people": "signataire-durbuy"},
]


@pytest.fixture
def people(site, client):
    """The agent of Durbuy and its director."""
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            username="signataire-durbuy",
            email="signataire-durbuy@example.org",
            password=PASSWORD,
        )
        group = f"member:{site['adherents']['durbuy'].UID()}:agents"
        api.group.add_user(groupname=group, username="signataire-durbuy")
    transaction.commit()
    officer = client("imio-officer")
    done = officer.patch(MEMBER, json={"validation_levels": LEVELS})
    assert done.status_code == 204, done.text
    agent, director = client("agent-durbuy"), client("signataire-durbuy")
    on = clock.today() + timedelta(days=30)
    assert agent.patch(ACT, json={"sitting_on": str(on)}).status_code == 204
    return agent, director, officer


def step(person, name, comment=""):
    return person.post(f"{ACT}/@workflow/{name}", json={"comment": comment})


def offered(person):
    return {
        each["id"]: each["allowed"] for each in person.get(ACT).json()["transitions"]
    }


def codes(person):
    rows = person.get("@work?type=Deliberation").json()["items"]
    return {row["code"] for row in rows if row["@id"].endswith(ACT)}


def missing(answer):
    assert answer.status_code == 409, answer.text
    return answer.json()["reason"], answer.json()["message"]


def missing_400(answer):
    assert answer.status_code == 400, answer.text
    return answer.json()["reason"]


def test_each_level_validates_in_turn_before_the_agenda(people):
    agent, director, officer = people
    assert missing(step(agent, "schedule"))[0] == "validation_missing"
    assert missing(step(officer, "schedule"))[0] == "validation_missing"
    assert "propose" in codes(agent)
    assert step(agent, "propose").status_code == 200
    assert ("validate" in codes(agent), "validate" in codes(director)) == (True, False)
    assert step(director, "validate").status_code == 403
    assert step(agent, "validate").status_code == 200
    assert "Direction générale" in missing(step(agent, "schedule"))[1]
    assert ("validate" in codes(agent), "validate" in codes(director)) == (False, True)
    assert step(director, "validate").status_code == 200
    page = agent.get(ACT, headers={"Accept": "text/html"}).text
    assert "Direction générale" in page
    assert step(agent, "schedule").status_code == 200
    rows = agent.get(ACT).json()["validations"]
    assert [row["level"] for row in rows] == ["Service", "Direction générale"]


def test_another_text_is_validated_anew(people):
    agent, director, _officer = people
    for person, name in (
        (agent, "propose"),
        (agent, "validate"),
        (director, "validate"),
    ):
        assert step(person, name).status_code == 200
    changed = {"articles": [{"text": "De décider autre chose."}]}
    assert agent.patch(ACT, json=changed).status_code == 204
    assert "Service" in missing(step(agent, "schedule"))[1]
    assert step(agent, "validate").status_code == 200
    assert step(director, "validate").status_code == 200
    assert step(agent, "schedule").status_code == 200
    again = agent.patch(ACT, json={"articles": [{"text": "Encore autre chose."}]})
    assert again.status_code in (400, 409)
    assert "validation_missing" in again.text


def test_who_validates_next_is_told(people, sink):
    agent, _director, _officer = people
    subject = "À valider : Adhésion à l’intercommunale IMIO"
    for name, to in (("propose", "agent-durbuy"), ("validate", "signataire-durbuy")):
        assert step(agent, name).status_code == 200
        told = [mail for mail in sink.collect() if mail["Subject"] == subject]
        assert str(told[-1]["To"]).partition("@")[0] == to


def test_a_level_sends_it_back_with_a_reason(people):
    agent, director, _officer = people
    step(agent, "propose")
    step(agent, "validate")
    assert step(director, "send_back").status_code == 400
    assert step(director, "send_back", "Il manque un considérant").status_code == 200
    assert agent.get(ACT).json()["validations"] == []
    assert "propose" in codes(agent)


def test_nobody_writes_a_validation(people):
    agent, _director, officer = people
    forged = [{"level": "Service", "name": "A", "on": "2026-01-01", "sha256": "0" * 64}]
    for person in people:
        person.patch(ACT, json={"validations": forged})
        assert not officer.get(ACT).json()["validations"]
    before = officer.get(MEMBER).json()["validation_levels"]
    agent.patch(MEMBER, json={"validation_levels": []})
    assert officer.get(MEMBER).json()["validation_levels"] == before


def test_a_decision_of_a_sitting_goes_round_no_level(client):
    agent = client("agent-andenne")
    level = [{"level": "Direction générale", "people": "signataire-andenne"}]
    officer = client("imio-officer")
    officer.patch("adherents/andenne", json={"validation_levels": level})
    agenda = Agenda(agent, items=1)
    refused = agent.post(f"{agenda.url}/@workflow/freeze", json={})
    assert missing(refused) == ("item_not_ready", ANY)
    # What was settled before there were levels is held back by its own step.
    officer.patch("adherents/andenne", json={"validation_levels": []})
    agenda.step("freeze")
    officer.patch("adherents/andenne", json={"validation_levels": level})
    late = agenda.create("Deliberation", title="Tardif", urgent=True).json()["@id"]
    assert "validation_missing" in agent.patch(late, json={"sitting": agenda.uid}).text
    new = {"title": "Neuf", "urgent": True}
    assert missing_400(agenda.add(**new)) == "validation_missing"
    typed = {"title": "Neuf", "sitting": agenda.uid, "urgent:list": "selected"}
    named = {f"form.widgets.{name}": value for name, value in typed.items()}
    address = "adherents/andenne/++add++imio.mutualisation.Deliberation"
    shown = send(agent, address, **named, **{"form.buttons.save": "1"})
    assert "Direction générale" in shown.text and 'value="Neuf"' in shown.text
    agenda.step("convoke", "decide")
    decided = {"decisions": [{"item": 1, "outcome": "unanimous"}]}
    refused = agent.post(f"{agenda.url}/@decisions", json=decided)
    assert refused.json()["reason"] == "validation_missing"


def test_without_levels_nobody_validates(client):
    agent = client("agent-durbuy")
    assert not {"propose", "validate"} & {
        name for name, allowed in offered(agent).items() if allowed
    }
    page = agent.get(ACT, headers={"Accept": "text/html"}).text
    assert "Proposer à la validation" not in page


def test_a_level_stands_once_with_people_of_the_authority(client):
    officer = client("imio-officer")
    for rows, reason in (
        ([LEVELS[0], LEVELS[0]], "deux fois"),
        ([{"level": "Service", "people": "agent-mons"}], "agent-mons"),
    ):
        refused = officer.patch(MEMBER, json={"validation_levels": rows})
        assert refused.status_code == 400
        assert reason in refused.text
