"""A member proposes what it developed; the others see it; IMIO decides."""

from imio.mutualisation.base.creation import create_in
from plone import api

import pytest


MINE = {
    "@type": "imio.mutualisation.Product",
    "title": "Cadastre des haies (fictif)",
    "kind": "open_source",
    "domain": "other",
}


@pytest.fixture
def proposed(client):
    """The address of a product that Andenne proposes."""
    answer = client("agent-andenne").post("catalogue", json=MINE)
    assert answer.status_code == 201, answer.text
    return answer.json()["@id"]


@pytest.mark.row("B13")
def test_it_belongs_to_the_member(proposed, client, site):
    product = client("agent-andenne").get(proposed).json()
    assert (product["review_state"], product["origin"]["token"]) == (
        "proposed",
        "member",
    )
    assert product["member"]["token"] == site["adherents"]["andenne"].UID()
    assert proposed.endswith("/cadastre-des-haies-fictif")


@pytest.mark.row("B13", "B15")
@pytest.mark.parametrize(
    ("login", "status"),
    [
        ("agent-andenne", 200),
        ("agent-mons", 200),
        ("imio-officer", 200),
        (None, 401),
        ("partenaire-alpha", 404),
    ],
)
def test_the_other_members_see_it(proposed, client, login, status):
    for address in (proposed, f"{proposed}/@used-by"):
        assert client(login).get(address).status_code == status
    file = client(login).get(f"{proposed}/@publiccode").status_code
    assert file == (409 if status == 200 else status)


@pytest.mark.row("B13")
def test_its_agents_amend_it_until_it_is_assessed(proposed, client):
    said = {"description": "Les haies, une par une"}
    agent = client("agent-andenne")
    assert agent.patch(proposed, json=said).status_code == 204
    assert not client("agent-mons").patch(proposed, json=said).ok
    client("imio-officer").post(f"{proposed}/@workflow/review", json={})
    assert not agent.patch(proposed, json=said).ok


@pytest.mark.parametrize(
    "values",
    [
        {"origin": "imio"},
        {"perimeter_reason": "Parce que"},
        {"announced_for": "2027-01-01"},
        {"way_out": "Nulle part"},
        {"deliberation_required": True},
    ],
)
def test_what_imio_says_of_it_is_not_theirs(proposed, client, values):
    agent = client("agent-andenne")
    answers = (
        agent.patch(proposed, json=values),
        agent.post("catalogue", json={**MINE, **values}),
    )
    assert {each.status_code for each in answers} == {403}
    assert {each.json()["reason"] for each in answers} == {"field_not_yours"}


def test_nobody_proposes_for_another_member(client, site):
    values = {**MINE, "member": site["adherents"]["mons"].UID()}
    answer = client("agent-andenne").post("catalogue", json=values)
    assert not answer.ok


def test_a_person_proposes_with_the_form(client):
    page = client("agent-andenne").get(
        "catalogue/++add++imio.mutualisation.Product", headers={"Accept": "text/html"}
    )
    assert "form.widgets.source_url" in page.text
    assert "form.widgets.announced_for" not in page.text


@pytest.mark.row("B13")
def test_the_reason_of_a_rejection_is_for_who_proposed(proposed, client):
    said = {"comment": "Déjà au catalogue (fictif)"}
    client("imio-officer").post(f"{proposed}/@workflow/reject", json=said)
    assert client("agent-andenne").get(proposed).status_code == 200
    assert client("agent-mons").get(proposed).status_code == 404


@pytest.mark.row("B15")
def test_what_is_announced_is_shown_to_members(proposed, client):
    officer = client("imio-officer")
    officer.patch(proposed, json={"announced_for": "2031-05-01"})
    page = client("agent-mons").get(proposed, headers={"Accept": "text/html"}).text
    assert "01/05/2031" in page


def test_a_product_of_nobody_gives_nobody_a_role(demo):
    product = demo["catalogue"]["ged"]
    with api.env.adopt_user(username="agent-andenne"):
        assert "Member Agent" not in api.user.get_roles(obj=product)


def test_staff_proposes_for_nobody_in_particular(demo):
    with api.env.adopt_user(username="imio-officer"):
        values = {"title": "Outil", "kind": "open_source", "domain": "other"}
        product = create_in(demo["catalogue"], "Product", origin="imio", **values)
    assert (product.origin, product.member) == ("imio", None)


@pytest.mark.row("B13")
def test_imio_is_told_of_a_proposal(client, sink):
    client("agent-andenne").post("catalogue", json=MINE)
    told = {mail["To"]: mail["Subject"] for mail in sink.collect()}
    assert told["imio-officer@example.org"] == "À évaluer : Cadastre des haies (fictif)"
