"""Products in Plone: what may enter the catalogue and what may leave it."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from plone import api

import pytest


HR = {"title": "Paie", "kind": "commercial_licence", "domain": "human_resources"}


@pytest.fixture
def catalogue(demo):
    with api.env.adopt_user(username="imio-officer"):
        yield demo["catalogue"]


def refusal(obj, transition, comment="Motif"):
    with pytest.raises(Refusal) as caught:
        perform(obj, transition, comment)
    return caught.value.refused.reason


@pytest.mark.row("B2", "B8")
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"origin": "imio"}, "outside_perimeter"),
        ({"origin": "third_party"}, "perimeter_reason_missing"),
    ],
)
def test_human_resources_stay_outside_the_perimeter(catalogue, values, reason):
    product = create_in(catalogue, "Product", **HR, **values)
    perform(product, "review")
    assert refusal(product, "catalogue") == reason


@pytest.mark.row("B4", "D16")
def test_hardware_enters_only_where_it_serves_a_pooled_solution(catalogue):
    values = {"title": "Scanner", "kind": "hardware", "domain": "documents"}
    product = create_in(catalogue, "Product", origin="third_party", **values)
    perform(product, "review")
    assert refusal(product, "catalogue") == "hardware_not_tied"
    product.tied_to = catalogue["ged"].UID()
    perform(product, "catalogue")


@pytest.mark.row("B16", "B26")
def test_competing_and_complementary_solutions_are_named(client):
    rows = [
        {"name": "Solution fictive", "vendor": "NRB", "relation": "competitor"},
        {"name": "Cadastre fictif", "vendor": "Stesud", "relation": "complement"},
    ]
    officer = client("imio-officer")
    officer.patch("catalogue/urbanisme", json={"related": rows})
    page = client().get("catalogue/urbanisme", headers={"Accept": "text/html"}).text
    assert "NRB" in page and "Complémentaire" in page


def test_a_third_party_licence_enters_with_a_reason(catalogue):
    values = {**HR, "origin": "third_party", "perimeter_reason": "Licence d’un tiers"}
    product = create_in(catalogue, "Product", **values)
    perform(product, "review")
    perform(product, "catalogue")
    assert product.review_state() == "catalogued"


def test_nobody_in_support_is_left_alone(catalogue):
    product = catalogue["deliberations"]
    perform(product, "sunset")
    assert refusal(product, "retire") == "still_in_support"
    product.way_out = "Migration vers la version suivante"
    perform(product, "retire", "Remplacé")
    assert product.review_state() == "retired"


def test_what_left_the_catalogue_cannot_be_asked_for(catalogue, demo):
    perform(catalogue["ged"], "sunset")
    with api.env.adopt_user(username="agent-andenne"):
        values = {"product": catalogue["ged"].UID()}
        request = create_in(demo["adherents"]["andenne"], "ServiceRequest", **values)
        assert refusal(request, "submit") == "product_not_available"


@pytest.mark.row("B1", "B2", "B3", "B6", "B7", "B8", "B9", "B10")
@pytest.mark.parametrize(
    ("name", "kind", "origin"),
    [
        ("services-techniques", "open_source", "qualicite"),
        ("deliberations", "open_source", "communesplone"),
        ("urbanisme", "open_source", "communesplone"),
        ("ged", "open_source", "communesplone"),
        ("e-guichet", "open_source", "qualicite"),
        ("site-web", "open_source", "communesplone"),
        ("ontologos", "commercial_licence", "third_party"),
        ("aductis", "commercial_licence", "third_party"),
        ("ricoh", "commercial_licence", "third_party"),
        ("aide-organisationnelle", "organisational_service", "imio"),
    ],
)
def test_the_public_reads_the_catalogue_of_the_articles(client, name, kind, origin):
    product = client().get(f"catalogue/{name}").json()
    found = [product[key]["token"] for key in ("kind", "origin")]
    assert (product["review_state"], *found) == ("catalogued", kind, origin)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("services-techniques", "techniques", marks=pytest.mark.row("B7")),
        pytest.param("urbanisme", "urbanisme", marks=pytest.mark.row("B7")),
        pytest.param("deliberations", "délibérations", marks=pytest.mark.row("B7")),
        pytest.param("site-web", "web", marks=pytest.mark.row("B7")),
        pytest.param("e-guichet", "guichet", marks=pytest.mark.row("B7")),
        pytest.param("aductis", "aductis", marks=pytest.mark.row("B9")),
        pytest.param("ricoh", "ricoh", marks=pytest.mark.row("B10")),
    ],
)
def test_a_member_finds_a_product_of_the_articles_and_asks_for_it(client, name, words):
    agent = client("agent-andenne")
    kind = "portal_type=imio.mutualisation.Product&metadata_fields=UID"
    found = agent.get(f"@search?SearchableText={words}&{kind}").json()["items"]
    (product,) = (row["UID"] for row in found if row["@id"].endswith(f"/{name}"))
    body = {"@type": "imio.mutualisation.ServiceRequest", "product": product}
    asked = agent.post("adherents/andenne", json=body).json()["@id"]
    assert agent.post(f"{asked}/@workflow/submit", json={}).ok
    thread = agent.get(asked).json()
    assert (thread["product"]["token"], thread["thread"][:4]) == (product, "MUT-")


ROW = {
    "valid_from": "2026-01-01",
    "annual_fee": "100",
    "set_up_fee": "0",
    "included_days": "0",
    "day_rate": "680.00",
}


@pytest.mark.row("K8")
@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([ROW], 204),
        ([{**ROW, "up_to": 10000}, ROW], 204),
        ([ROW, ROW], 400),
        ([{**ROW, "annual_fee": "-1"}], 400),
        ([{**ROW, "up_to": 0}], 400),
        ([{**ROW, "annual_fee": None}], 400),
    ],
)
def test_a_price_list_prices_in_one_way_only(client, rows, status):
    officer = client("imio-officer")
    before = officer.get("catalogue/ged").json()["price_rows"]
    answer = officer.patch("catalogue/ged", json={"price_rows": rows})
    after = officer.get("catalogue/ged").json()["price_rows"]
    assert answer.status_code == status
    assert (after == before) is (status != 204)


@pytest.mark.row("B2", "B11", "B12")
def test_a_product_outside_is_flagged_from_its_proposal_and_listed(catalogue):
    product = create_in(catalogue, "Product", origin="imio", **HR)
    page = product.restrictedTraverse("view").index()
    assert "hors du périmètre" in page
    listed = catalogue.restrictedTraverse("@@hors-perimetre").products()
    assert [each.doubts[:1] for each in listed if each.url == product.absolute_url()]


def test_who_has_a_product_or_asks_for_it_is_told_so(client, site):
    request = next(
        brain
        for brain in existing("ServiceRequest", review_state="support")
        if "/andenne/" in brain.getPath() and brain.product_uid
    )
    product = record("Product", request.product_uid)
    page = client("agent-andenne").get(
        product.absolute_url(), headers={"Accept": "text/html"}
    )
    assert "Vous l’utilisez déjà" in page.text
    assert request.getURL() in page.text


@pytest.mark.parametrize("fields", [{}, {"need": "  "}])
def test_an_empty_request_is_not_begun(client, fields):
    agent = client("agent-andenne")
    body = {"@type": "imio.mutualisation.ServiceRequest", "kind": "subscription"}
    answer = agent.post("adherents/andenne", json={**body, **fields})
    assert (answer.status_code, answer.json()["reason"]) == (400, "need_missing")


@pytest.mark.parametrize(
    ("section", "service"),
    [
        ("catalogue", "@similar"),
        ("marches", "@duplicates"),
        ("marches", "@migration"),
        ("marches", "@@doublons"),
        ("adherents", "@@nouveau-besoin"),
    ],
)
def test_what_one_section_answers_no_other_one_does(client, section, service):
    answer = client("imio-officer").get(f"{section}/{service}?text=permis")
    assert answer.status_code == 404
