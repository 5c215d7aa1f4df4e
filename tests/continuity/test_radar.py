"""The radar and the page of an incident, as each one reads them."""

from imio.mutualisation.base import clock
from imio.mutualisation.rules.deadlines import months_after
from present import numbered

import pytest


ENDING = "continuite/fin-de-support-ricoh-dematerialisation"
HTML = {"Accept": "text/html"}
RICOH = "Ricoh – dématérialisation"


def radar(reader, **asked):
    items = reader.get("@radar", params=asked).json()["items"]
    return {item["title"]: item for item in items}


@pytest.mark.row("E5")
def test_the_radar_lists_who_hangs_on_what(client):
    known = radar(client("imio-officer"))[RICOH]
    assert known["level"] == "near"
    assert known["support_until"] == months_after(clock.today(), 7).isoformat()
    assert known["maintainer"] == "Éditeur fictif Rho"
    assert (known["providers"], known["source"]) == (1, "closed")
    assert known["exposure"]["members"] == 2
    assert known["exposure"]["population"] > 90_000


@pytest.mark.row("E5")
def test_a_nearer_horizon_warns_later(client):
    assert radar(client("imio-officer"), months=3)[RICOH]["level"] == "later"
    assert RICOH not in radar(client("imio-officer"), months=3, level="near")


def test_a_file_of_the_radar_has_the_columns_of_the_page(client):
    titles = client("agent-andenne").get("continuite?format=csv", headers=HTML).text
    assert "Habitants" in titles and "Coût" not in titles
    officer = client("imio-officer")
    assert "Coût" in officer.get("continuite?format=csv", headers=HTML).text
    assert officer.get("continuite?columns:int=5", headers=HTML).ok


def test_who_draws_and_what_it_costs_is_not_for_all(client):
    public, agent = radar(client()), radar(client("agent-andenne"))
    assert public[RICOH]["exposure"] is None
    assert set(public["Gestion des délibérations"]["exposure"]) == {
        "members",
        "population",
    }
    assert agent[RICOH]["mine"]
    assert not public[RICOH]["mine"]
    contract = next(i for i in agent.values() if i["@type"].endswith("Licence"))
    assert contract["exposure"] is None


@pytest.mark.parametrize("asked", [{"months": "0"}, {"months": "x"}, {"level": "x"}])
def test_a_wrong_question_is_refused(client, asked):
    answer = client().get("@radar", params=asked)
    assert answer.status_code == 400
    assert answer.json()["reason"] == "parameter_invalid"


@pytest.mark.row("E1", "E9")
def test_a_member_reads_its_own_request_only(client):
    read = client("agent-mons").get(ENDING).json()
    assert [each["thread"] for each in read["requests"]] == [numbered("MUT", 13)]
    reserved = ("exposed", "exposed_members", "exposed_population", "exposed_cost")
    assert not any(name in read for name in reserved)
    assert read["provider_commitment"]["token"] == "broken"


def test_an_incident_that_is_assessed_is_for_imio(client):
    officer, agent = client("imio-officer"), client("agent-mons")
    drafts = officer.get(
        "@search",
        params={"review_state": "draft", "portal_type": "imio.mutualisation.Incident"},
    )
    (draft,) = drafts.json()["items"]
    assert agent.get(draft["@id"]).status_code == 404
    assert client().get(ENDING).status_code == 401


@pytest.mark.row("E1", "E10")
def test_an_incident_is_declared_over_rest(client):
    officer = client("imio-officer")
    made = officer.post(
        "continuite",
        json={
            "@type": "imio.mutualisation.Incident",
            "kind": "forced_migration",
            "product": "catalogue/deliberations",
            "effective_on": months_after(clock.today(), 12).isoformat(),
            "provider_commitment": "none",
        },
    ).json()
    refused = officer.post(f"{made['@id']}/@workflow/declare")
    assert refused.json()["reason"] == "migration_cost_missing"
    assert officer.patch(made["@id"], json={"investment": "3500.00"}).status_code == 204
    assert officer.post(f"{made['@id']}/@workflow/declare").status_code == 200
    declared = officer.get(made["@id"]).json()
    assert {row["title"] for row in declared["exposed"]} == {"Andenne", "Mons"}
    frozen = officer.patch(
        made["@id"], json={"effective_on": clock.today().isoformat()}
    )
    assert frozen.json()["reason"] == "field_not_yours"


@pytest.mark.row("E1")
def test_an_agent_declares_nothing(client):
    body = {"@type": "imio.mutualisation.Incident", "kind": "end_of_life"}
    assert client("agent-mons").post("continuite", json=body).status_code == 403


@pytest.mark.row("E1", "E2")
def test_the_members_are_told(client, sink):
    officer = client("imio-officer")
    body = {
        "@type": "imio.mutualisation.Incident",
        "product": "catalogue/deliberations",
        "effective_on": months_after(clock.today(), 6).isoformat(),
        "provider_commitment": "none",
    }
    made = officer.post("continuite", json=body).json()
    officer.post(f"{made['@id']}/@workflow/declare")
    told = {mail["To"]: mail.get_content() for mail in sink.collect()}
    assert {"agent-andenne@example.org", "agent-mons@example.org"} <= set(told)
    assert "/adherents/mons/mut-" in told["agent-mons@example.org"]


@pytest.mark.row("A13")
def test_who_has_yet_to_move_is_not_for_all(client):
    title = "Qualicité – site internet (ancien)"
    assert radar(client("imio-officer"))[title]["exposure"]["members"] == 4
    assert radar(client())[title]["exposure"]["members"] == 0


@pytest.mark.parametrize("asked", ["product=nope", "licence=nope", ""])
def test_a_form_opened_from_nothing_is_empty(client, asked):
    page = f"continuite/++add++imio.mutualisation.Incident?{asked}"
    read = client("imio-officer").get(page, headers={"Accept": "text/html"})
    assert read.status_code == 200
