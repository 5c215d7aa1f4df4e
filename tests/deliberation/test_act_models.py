"""Models of acts are content: kept by IMIO for all, by an authority for itself."""

from forms import send
from imio.mutualisation.base.settings import save
from imio.mutualisation.settings.guard import may_set

import pytest
import transaction


MEMBER = "adherents/andenne"
MODEL = {
    "name": "Location",
    "subject": "Location {d’autorité}",
    "purpose": "other",
    "body": None,
    "wording": "Vu le bail ;\nDÉCIDE :\nArticle 1er. De louer pour {montant} dès le {date}.",
}
VALUES = {"montant": "12,5", "date": "2027-05-01"}


@pytest.fixture
def of_imio(site):
    save("act_models", [MODEL])
    transaction.commit()


@pytest.fixture
def agent(client, of_imio):
    return client("agent-andenne")


def first_article(agent, act):
    return agent.get(act).json()["articles"][0]["text"]


@pytest.mark.row("G9")
@pytest.mark.sends("IMember/@@modeles")
def test_an_act_is_drafted_from_a_model_of_imio(agent):
    page = agent.get(
        f"{MEMBER}/@@modeles?model=Location", headers={"Accept": "text/html"}
    )
    assert 'type="date"' in page.text
    typed = {"model": "Location", "field-0": "12,5", "field-1": "2027-05-01"}
    made = send(agent, f"{MEMBER}/@@modeles", **typed)
    assert (
        first_article(agent, made.url)
        == "De louer pour 12,50\xa0€ dès le 1er mai 2027."
    )


@pytest.mark.row("G9")
def test_an_authority_has_a_model_of_its_own_in_its_place(agent):
    own = {**MODEL, "wording": "DÉCIDE :\nArticle unique. De ne rien louer."}
    assert agent.patch(MEMBER, json={"act_models": [own]}).ok
    (known,) = agent.get(f"{MEMBER}/@act-models").json()
    assert known == {"name": "Location", "title": MODEL["subject"], "fields": []}
    made = agent.post(f"{MEMBER}/@act-models", json={"model": "Location"})
    assert first_article(agent, made.json()["@id"]) == "De ne rien louer."


@pytest.mark.parametrize(
    ("model", "values", "reason"),
    [
        ("Bail", {}, "model_unknown"),
        ("Location", {"date": "2027-05-01"}, "value_missing"),
        ("Location", {**VALUES, "montant": "douze"}, "number_invalid"),
        ("Location", {**VALUES, "date": "demain"}, "day_invalid"),
        ("Location", ["montant"], "unreadable_body"),
    ],
)
def test_what_is_not_filled_in_rightly_is_refused(agent, model, values, reason):
    asked = {"model": model, "values": values}
    assert agent.post(f"{MEMBER}/@act-models", json=asked).json()["reason"] == reason


def test_a_model_that_cannot_be_read_is_kept_nowhere(client):
    wrong = {**MODEL, "wording": "Vu le bail ;"}
    refused = client("agent-andenne").patch(MEMBER, json={"act_models": [wrong]})
    assert refused.status_code == 400
    assert may_set("act_models", [wrong]).reason == "model_without_article"


def test_the_title_of_a_draft_is_one_line_that_fits(agent):
    agent.patch(MEMBER, json={"act_models": [{**MODEL, "subject": "Bail de {lieu}"}]})

    def drafted(place):
        asked = {"model": "Location", "values": {**VALUES, "lieu": place}}
        return agent.post(f"{MEMBER}/@act-models", json=asked).json()

    assert drafted("Bois\nFer")["title"] == "Bail de Bois Fer"
    assert drafted("x" * 1000)["reason"] == "text_too_long"


@pytest.mark.row("G9")
@pytest.mark.sends("ISection/@@modeles")
def test_the_board_and_the_assembly_of_imio_have_models_of_their_own(client, site):
    own = {**MODEL, "name": "Comptes", "body": "general_assembly"}
    save("act_models", [MODEL, own])
    transaction.commit()
    officer, agent = client("imio-manager"), client("agent-andenne")
    names = {each["name"] for each in agent.get(f"{MEMBER}/@act-models").json()}
    assert names == {"Location", *names} - {"Comptes"}
    typed = {"model": "Comptes", "field-0": "12,5", "field-1": "2027-05-01"}
    made = officer.get(send(officer, "deliberations/@@modeles", **typed).url).json()
    assert made["body"]["token"] == "general_assembly"
    told = officer.post(
        "deliberations/@act-models", json={"model": "Location", "values": VALUES}
    )
    assert told.json()["body"]["token"] == "board"
    assert "d’IMIO" in told.json()["title"]
    assert agent.get("deliberations/@act-models").status_code in (401, 403, 404)
