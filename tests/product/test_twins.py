"""Products that are there twice: shown to staff, resolved, and found before proposing."""

from imio.mutualisation.base.catalog import uid

import pytest


HTML = {"Accept": "text/html"}


@pytest.fixture
def pairs(client):
    """`pairs()`: the pair of the two technical services, as staff reads it."""

    def read():
        items = client("imio-officer").get("catalogue/@duplicates").json()["items"]
        titles = {"Aductis", "Services techniques"}
        return [i for i in items if {p["title"] for p in i["products"]} == titles]

    return read


@pytest.mark.row("B23", "B24")
def test_a_pair_is_shown_until_it_is_resolved(pairs, client, site):
    assert [(i["signs"][0], i["outcome"]) for i in pairs()] == [("named", "open")]
    said = {"product": uid(site["catalogue"]["aductis"]), "reason": "Deux licences"}
    officer = client("imio-officer")
    answer = officer.patch(
        "catalogue/services-techniques", json={"kept_beside": [said]}
    )
    assert answer.status_code == 204, answer.text
    assert [(i["outcome"], i["reason"]) for i in pairs()] == [("kept", "Deux licences")]
    page = officer.get("catalogue/@@doublons", headers=HTML).text
    assert "Deux licences" in page


@pytest.mark.row("B23")
def test_the_successor_resolves_a_pair(pairs, client, site):
    said = {"successor": uid(site["catalogue"]["aductis"])}
    client("imio-officer").patch("catalogue/services-techniques", json=said)
    assert [item["outcome"] for item in pairs()] == ["successor"]


@pytest.mark.row("B23")
@pytest.mark.parametrize(
    ("login", "shown"),
    [("imio-officer", True), ("auditeur", True), ("agent-andenne", False)],
)
def test_staff_only_reads_what_is_to_decide(client, login, shown):
    read = client(login).get
    page = read("catalogue/aductis", headers=HTML).text
    assert ('id="twins-title"' in page) is shown
    assert ("@@doublons" in read("catalogue", headers=HTML).text) is shown
    assert read("catalogue/@duplicates").ok is shown
    assert ('id="pairs-title"' in read("catalogue/@@doublons", headers=HTML).text) is (
        shown
    )


def test_a_member_does_not_say_that_both_stay(client):
    values = {"title": "Haies (fictif)", "kind": "open_source", "domain": "other"}
    body = {"@type": "imio.mutualisation.Product", **values}
    rows = [{"product": "aductis", "reason": "Parce que"}]
    answer = client("agent-andenne").post(
        "catalogue", json={**body, "kept_beside": rows}
    )
    assert (answer.status_code, answer.json()["reason"]) == (403, "field_not_yours")


@pytest.mark.row("B23")
def test_like_products_are_shown_before_one_is_proposed(client):
    agent = client("agent-andenne")
    page = agent.get("catalogue/@@nouveau-produit?text=délibération", headers=HTML).text
    assert "catalogue/deliberations" in page
    assert "?title=d%C3%A9lib%C3%A9ration" in page
    public = client().get("catalogue/@@nouveau-produit?text=délib", headers=HTML).text
    assert "?title=" not in public


def test_the_words_go_into_the_form(client):
    form = "catalogue/++add++imio.mutualisation.Product?title=Cadastre+des+haies"
    assert "Cadastre des haies" in client("agent-andenne").get(form, headers=HTML).text
