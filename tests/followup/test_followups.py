"""What is to be done about an adopted act: by whom, until when, and what was done."""

from council import Agenda
from csv import reader
from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.security import DELIBERATION
from io import StringIO

import pytest
import transaction


pytestmark = pytest.mark.row("G16")

PUBLISHED = "adherents/andenne/deliberation"
DRAFT = "adherents/durbuy/deliberation"
WHAT = "Envoyer la convention canari"
PAGE = {"Accept": "text/html"}


def day(days):
    return (clock.today() + timedelta(days=days)).isoformat()


def ask(person, act=PUBLISHED, **values):
    body = {"title": WHAT, "assigned_to": "Service juridique", "until": day(10)}
    kind = {"@type": "imio.mutualisation.Followup"}
    return person.post(act, json={**kind, **body, **values})


def listed(person, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return person.get(f"@@suites?{query}", headers=PAGE).text


def work(person):
    return {row["title"]: row for row in person.get("@work").json()["items"]}


def test_a_published_act_is_followed_up_and_its_text_stays(client):
    agent = client("agent-andenne")
    before = agent.get(PUBLISHED).json()
    wanted = ask(agent)
    assert wanted.status_code == 201, wanted.text
    url = wanted.json()["@id"]
    assert wanted.json()["act_number"] == before["number"]
    todo = work(agent)[WHAT]
    assert (todo["code"], todo["until"]) == ("provide", day(10))
    assert WHAT in agent.get("@@mon-travail.ics", headers=PAGE).text
    assert WHAT in listed(agent)
    assert WHAT in agent.get(PUBLISHED, headers=PAGE).text
    said = {"comment": "Convention envoyée.", "provided_on": day(0)}
    done = agent.post(f"{url}/@workflow/provide", json=said)
    assert done.status_code == 200, done.text
    found = agent.get(url).json()
    assert found["provided"] == said["comment"]
    assert found["provided_on"] == said["provided_on"]
    assert agent.patch(url, json={"title": "Autre"}).status_code in (401, 403)
    assert WHAT not in work(agent)
    assert WHAT not in listed(agent)
    assert WHAT in listed(agent, state="provided")
    after = agent.get(PUBLISHED).json()
    assert [after[name] for name in ("articles", "modified")] == [
        before[name] for name in ("articles", "modified")
    ]


@pytest.mark.parametrize("login", [None, "agent-mons", "partenaire-alpha"])
def test_nobody_else_learns_of_it_by_any_door(client, login):
    url = ask(client("agent-andenne")).json()["@id"]
    other = client(login)
    assert other.get(url).status_code in (401, 404)
    asked = [
        other.get(PUBLISHED).text,
        other.get(PUBLISHED, headers=PAGE).text,
        other.get(f"{PUBLISHED}?fullobjects=1").text,
        other.get("@search?SearchableText=canari&metadata_fields=_all").text,
        other.get(f"{PUBLISHED}/@@besluit.jsonld", headers=PAGE).text,
        other.get(f"{PUBLISHED}/@@apercu-public", headers=PAGE).text,
        listed(other),
    ]
    assert not [text for text in asked if "convention canari" in text]


def test_only_what_was_decided_is_followed_up(client):
    assert ask(client("agent-durbuy"), DRAFT).status_code in (401, 403)


@pytest.mark.parametrize("step", ["reject", "postpone", "remove"])
def test_whatever_was_decided_is_followed_up(client, step):
    agent = client("agent-andenne")
    agenda = Agenda(agent, items=1).step("freeze", "convoke", "decide")
    (act,) = agenda.items
    agent.post(f"{act}/@workflow/schedule", json={})
    votes = {"votes_for": 0, "votes_against": 5, "abstentions": 0}
    assert agent.patch(act, json=votes).status_code == 204
    done = agent.post(f"{act}/@workflow/{step}", json={"comment": "Motif"})
    assert done.status_code == 200, done.text
    wanted = ask(agent, act)
    assert wanted.status_code == 201, wanted.text
    assert wanted.json()["decided_on"] == agent.get(act).json()["sitting_on"]
    assert "Demander une suite" in agent.get(act, headers=PAGE).text


def test_every_state_after_the_vote_takes_a_follow_up():
    ahead = {"draft", "scheduled"}
    open_to = {s.id for s in DELIBERATION.states if "Followup" in dict(s.add)}
    assert open_to == {state.id for state in DELIBERATION.states} - ahead


def test_it_names_who_does_it_of_the_roster_or_in_words(client):
    agent = client("agent-andenne")
    row = {"name": "Directrice fictive", "function": "directrice générale"}
    row |= {"body": "college", "since": "2025-01-01", "group": "", "until": None}
    agent.patch("adherents/andenne", json={"roster": [row]})
    refused = ask(agent, assigned_to="")
    assert refused.status_code == 400
    assert "Dites qui" in refused.text
    assert ask(agent, assigned_to="", seat="Inconnue").status_code == 400
    kept = ask(agent, assigned_to="", seat="Directrice fictive")
    assert kept.status_code == 201, kept.text
    assert "Directrice fictive" in listed(agent)


def test_nothing_is_due_before_the_act(client):
    agent = client("agent-andenne")
    early = {"until": "2020-01-01"}
    assert ask(agent, **early).json()["reason"] == "followup_too_early"
    url = ask(agent).json()["@id"]
    assert agent.patch(url, json=early).status_code == 400
    typed = {f"form.widgets.{name}": text for name, text in early.items()}
    typed |= {"form.widgets.title": WHAT, "form.widgets.assigned_to": "Service"}
    address = f"{PUBLISHED}/++add++imio.mutualisation.Followup"
    page = send(agent, address, **typed, **{"form.buttons.save": "1"}).text
    assert "rien ne la suit" in page or "rien ne le suit" in page
    assert WHAT in page


def test_it_is_done_after_the_act(client):
    agent = client("agent-andenne")
    url = ask(agent).json()["@id"]
    said = {"comment": "Trop tôt", "provided_on": "2020-01-01"}
    refused = agent.post(f"{url}/@workflow/provide", json=said)
    assert refused.status_code == 400
    assert refused.json()["reason"] == "followup_too_early"
    assert agent.post(f"{url}/@workflow/provide", json={}).status_code == 400


def test_it_is_late_once_its_day_is_past_and_its_people_are_reminded(client, travel):
    agent = client("agent-andenne")
    url = ask(agent, until=day(3)).json()["@id"]
    travel(days=4)
    assert work(agent)[WHAT]["late"]
    assert "en retard" in listed(agent)
    assert "en retard" in agent.get(url, headers=PAGE).text


def test_the_list_goes_out_as_a_file_and_by_authority(client):
    ask(client("agent-andenne"))
    officer = client("imio-officer")
    table = listed(officer, format="csv", authority="andenne")
    rows = list(reader(StringIO(table), delimiter=";"))
    line = next(row for row in rows if WHAT in row)
    assert "Service juridique" in line
    assert "Andenne" in line
    assert WHAT not in listed(officer, authority="mons")


def test_what_was_done_may_be_taken_back_with_a_reason(client, site):
    agent = client("agent-andenne")
    url = ask(agent).json()["@id"]
    said = {"comment": "Fait.", "provided_on": day(0)}
    agent.post(f"{url}/@workflow/provide", json=said)
    back = agent.post(f"{url}/@workflow/back_to_needed", json={"comment": "Pas fait."})
    assert back.status_code == 200, back.text
    assert agent.get(url).json()["provided"] is None
    transaction.begin()
    held = site.unrestrictedTraverse(PUBLISHED)["suite"]
    assert [entry.what for entry in held._journal.entries()].count("provide") == 1
