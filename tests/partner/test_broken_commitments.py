"""A partner that did not keep a commitment: seen where its bids are judged, by no rival."""

from imio.mutualisation.base import clock
from market import ALPHA
from market import BETA
from market import Market
from market import SECRET

import pytest


PROMISED = "Maintenir le logiciel pendant dix ans"


@pytest.fixture
def market(client, travel):
    """Alpha broke its commitment to the product of an incident, and bids again."""
    market = Market(client, travel)
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "40000")
    market.seal("partenaire-beta", BETA, "41000")
    market.open()
    body = {
        "@type": "imio.mutualisation.Incident",
        "kind": "broken_commitment",
        "product": "ricoh",
        "partner": "logiciels-fictifs-alpha",
        "effective_on": clock.today().isoformat(),
        "provider_commitment": "broken",
        "commitment_note": PROMISED,
    }
    incident = market.done("imio-officer", "continuite", body)["@id"]
    market.act("imio-officer", "declare", incident)
    return market


def page(market, login, url):
    return market.of(login).get(url, headers={"Accept": "text/html"}).text


@pytest.mark.row("E9")
def test_the_page_of_the_partner_says_it_to_no_rival(market):
    assert PROMISED in page(market, "imio-officer", ALPHA)
    assert "Cinq ans" in page(market, "imio-officer", ALPHA)
    assert PROMISED in page(market, "partenaire-alpha", ALPHA)
    for login in ("partenaire-beta", "agent-andenne", None):
        assert PROMISED not in page(market, login, ALPHA)
    assert PROMISED not in page(market, "imio-officer", BETA)


@pytest.mark.row("E9")
def test_over_rest_it_is_read_by_imio_and_the_partner_alone(market):
    url = f"{ALPHA}/@broken-commitments"
    for login in ("imio-officer", "partenaire-alpha"):
        (item,) = market.read(login, url)["items"]
        assert item["promised"] == PROMISED
    for login in ("partenaire-beta", "agent-andenne"):
        assert market.refused(login, url, method="get")


@pytest.mark.row("E9")
def test_it_is_shown_at_the_evaluation(market):
    assert PROMISED in page(market, "imio-officer", f"{market.tender}/@@evaluer")
    shown = page(market, "imio-officer", market.tender)
    assert PROMISED in shown
    assert "Cette offre promet" in shown
    assert PROMISED not in page(market, "partenaire-beta", market.tender)


@pytest.mark.row("E9")
def test_it_is_shown_in_the_ranking_and_before_letters_and_award(market):
    market.judge({"partenaire-alpha": 80, "partenaire-beta": 60})
    (broken,) = market.read(url=f"{market.tender}/@ranking")["broken_commitments"]
    alpha = market.read(url=market.bids["partenaire-alpha"])["UID"]
    assert broken["bid"] == alpha
    market.decide()
    for step in ("notify_award", "award"):
        address = f"{market.tender}/@@transition?id={step}"
        assert PROMISED in page(market, "imio-manager", address)
        market.act("imio-manager", step, market.tender)
        market.travel(days=20)
    assert SECRET not in page(market, None, market.tender)
