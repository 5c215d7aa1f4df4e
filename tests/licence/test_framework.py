"""What a licence buys counts against the maximum of the lot it was bought under."""

from market import ALPHA
from market import LOT

import pytest


LOTS = [{**LOT, "ceiling": "2000"}, {**LOT, "number": "2", "ceiling": "90"}]
YEARS = {"start": "2027-01-01", "end": "2028-12-31"}


@pytest.fixture
def awarded(market):
    """One partner, two lots: up to 2 000 € under the first."""
    market.create(lots=LOTS)
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "1500")
    market.open()
    market.judge({"partenaire-alpha": 80})
    market.award()
    return market


def sign(market, **values):
    """Ten seats at 90 €, two years unless it is said otherwise."""
    body = {
        "@type": "imio.mutualisation.Licence",
        "title": "Numérisation du courrier",
        "supplier": "logiciels-fictifs-alpha",
        "tender": market.tender,
        "tender_lot": "1",
        "pool": 10,
        "unit_price": "90.00",
        "renewal": "express",
        **YEARS,
        **values,
    }
    return market.done("imio-officer", "licences", body)["@id"]


def ordered(market):
    return [float(row["value"]) for row in market.read()["orders"]]


@pytest.mark.row("H9", "J4")
def test_a_licence_in_force_is_an_order_under_its_lot(awarded):
    licence = sign(awarded)
    awarded.act("imio-officer", "activate", licence)
    assert ordered(awarded) == [1800]
    awarded.act("imio-manager", "back_to_negotiation", licence, "Motif fictif.")
    assert ordered(awarded) == []


@pytest.mark.row("H9")
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"pool": 12}, "ceiling_reached"),
        ({"tender_lot": "2"}, "ceiling_reached"),
        ({"tender_lot": ""}, "order_lot_missing"),
        ({"tender_lot": "3"}, "lot_unknown"),
    ],
)
def test_a_licence_above_the_maximum_does_not_begin(awarded, values, reason):
    licence = sign(awarded, **values)
    assert awarded.why_not("imio-officer", "activate", licence) == reason


@pytest.mark.row("H9", "J8")
def test_a_later_order_counts_and_stops_at_the_maximum(awarded):
    licence = sign(awarded)
    awarded.act("imio-officer", "activate", licence)
    line = {"label": "Plus", "quantity": 2, "valid_from": "2027-06-01"}
    url = f"{licence}/@orders"
    assert awarded.refused("imio-officer", url, line) == "ceiling_reached"
    awarded.done("imio-officer", url, {**line, "quantity": 1})
    assert ordered(awarded) == [1980]


@pytest.mark.row("H9", "J6")
def test_a_renewal_above_the_maximum_is_stopped(awarded):
    licence = sign(awarded)
    awarded.act("imio-officer", "activate", licence)
    reason = awarded.why_not("imio-officer", "renew", licence, "Motif fictif.")
    assert reason == "ceiling_reached"


@pytest.mark.row("H9", "J7")
def test_a_revised_price_counts_from_its_year_and_stops_at_the_maximum(awarded):
    licence = sign(awarded)
    awarded.act("imio-officer", "activate", licence)
    url, revision = f"{licence}/@revisions", {"valid_from": "2028-06-01"}
    beyond = awarded.refused("imio-officer", url, {**revision, "percent": "50"})
    assert beyond == "ceiling_reached"
    awarded.done("imio-officer", url, {**revision, "percent": "10"})
    assert ordered(awarded) == [900 + 972]
