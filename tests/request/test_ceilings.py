"""What is ordered under a lot of a tender, against the maximum of the lot."""

from concurrent.futures import ThreadPoolExecutor
from imio.mutualisation.base import clock
from imio.mutualisation.base import lane
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.tender import orders as ledger
from test_calls import ALPHA
from test_calls import Quoted
from threading import Barrier

import pytest
import transaction


VALUE = 12 * 700  # of the line that the partner quotes


@pytest.fixture(autouse=True)
def tender(site):
    """The one of the demonstration, as if nothing had been ordered under it."""
    transaction.begin()
    tender = existing("Tender", review_state="awarded")[0]._unrestrictedGetObject()
    tender.orders = []
    transaction.commit()
    return tender


@pytest.fixture
def at_most(tender):
    """The lot may be ordered from up to so many euros."""

    def set_to(most):
        transaction.begin()
        tender.lots = [{**row, "ceiling": most} for row in tender.lots]
        transaction.commit()

    return set_to


@pytest.fixture
def quoted(client, travel):
    quoted = Quoted(client, travel)
    quoted.estimate()
    quoted.act("imio-officer", "offer")
    quoted.act(ALPHA, "accept_call")
    return quoted


def orders(quoted, tender):
    """The values that the ledger of the tender holds for this thread."""
    rows = quoted.client("imio-officer").get(tender.absolute_url()).json()["orders"]
    title = quoted.read().json()["title"]
    return [float(row["value"]) for row in rows if row["title"] == title]


@pytest.mark.row("H9")
def test_a_signed_quote_is_an_order_under_its_lot(quoted, tender):
    quote, _sent = quoted.of_partner()
    assert orders(quoted, tender) == []
    assert quoted.step("signataire-andenne", quote, "accept").status_code == 200
    assert orders(quoted, tender) == [VALUE]
    quoted.act("signataire-andenne", "withdraw", "Motif fictif.")
    quoted.act("agent-andenne", "withdraw", "Motif fictif.")
    assert orders(quoted, tender) == []


@pytest.mark.row("H9")
def test_own_work_of_imio_is_no_order(quoted, tender):
    quote, _sent = quoted.of_imio()
    assert quoted.step("signataire-andenne", quote, "accept").status_code == 200
    assert orders(quoted, tender) == []


@pytest.mark.row("H9")
def test_a_quote_above_the_maximum_is_neither_sent_nor_signed(quoted, at_most):
    at_most(VALUE)
    quote, _sent = quoted.of_partner()
    at_most(VALUE - 1)
    refused = quoted.step("signataire-andenne", quote, "accept")
    assert (refused.status_code, refused.json()["reason"]) == (409, "ceiling_reached")
    _draft, refused = quoted.of_partner()
    assert refused.json()["reason"] == "ceiling_reached"


@pytest.mark.row("H9", "K7")
def test_a_revised_order_takes_the_place_of_the_signed_one(quoted, tender, at_most):
    at_most(VALUE * 3 // 2)
    first, _sent = quoted.of_partner()
    quoted.step("signataire-andenne", first, "accept")
    _added, refused = quoted.of_partner()
    assert refused.json()["reason"] == "ceiling_reached"
    revised, sent = quoted.of_partner(replaces_signed=True)
    assert sent.status_code == 200, sent.text
    assert quoted.states(first) == ["accepted"] and orders(quoted, tender) == [VALUE]
    page = quoted.client("signataire-andenne").get(
        f"{revised['@id']}/@@transition?id=accept",
        headers={"Accept": "text/html"},
    )
    assert f"Remplace {quoted.number(first)}" in page.text
    quoted.step("signataire-andenne", revised, "accept")
    assert quoted.states(first, revised) == ["superseded", "accepted"]
    assert orders(quoted, tender) == [VALUE]
    quoted.act("agent-andenne", "withdraw", "Motif fictif.")
    quoted.act("signataire-andenne", "withdraw", "Motif fictif.")
    assert orders(quoted, tender) == []


@pytest.mark.row("H9")
def test_another_signed_quote_adds_to_the_first_one(quoted, tender):
    for _each in range(2):
        quote, _sent = quoted.of_partner()
        quoted.step("signataire-andenne", quote, "accept")
    assert orders(quoted, tender) == [VALUE, VALUE]


@pytest.mark.row("H9")
def test_nobody_is_called_under_a_lot_that_is_used_up(quoted, at_most, client, travel):
    quote, _sent = quoted.of_partner()
    quoted.step("signataire-andenne", quote, "accept")
    at_most(VALUE)
    other = Quoted(client, travel)
    other.estimate()
    assert other.why_not("imio-officer", "offer") == "ceiling_reached"


@pytest.fixture
def at_once(monkeypatch):
    """Two orders that have both been allowed before either of them is kept."""
    monkeypatch.setattr(lane, "may_write", lambda request: False)  # as two processes
    kept, meeting = ledger.count, Barrier(2, timeout=20)
    first = [meeting.wait, meeting.wait]

    def counted(*args):
        if first:
            first.pop()()
        kept(*args)

    monkeypatch.setattr(ledger, "count", counted)


@pytest.mark.row("H9", "K14")
def test_two_who_sign_at_once_never_go_above_the_maximum(
    quoted, at_most, tender, client, travel, at_once
):
    other = Quoted(client, travel)
    other.estimate()
    other.act("imio-officer", "offer")
    other.act(ALPHA, "accept_call")
    quotes = [each.of_partner()[0] for each in (quoted, other)]
    at_most(VALUE * 3 // 2)

    def sign(quote):
        return quoted.step("signataire-andenne", quote, "accept").status_code

    with ThreadPoolExecutor(2) as people:
        assert sorted(people.map(sign, quotes)) == [200, 409]
    transaction.begin()
    assert [row["value"] for row in tender.orders] == [VALUE]


@pytest.mark.row("H9")
def test_imio_is_told_once_that_the_maximum_is_near(quoted, at_most, sink):
    at_most(VALUE * 5 // 4)
    quote, _sent = quoted.of_partner()
    quoted.step("signataire-andenne", quote, "accept")
    told = [" ".join(mail.get_content().split()) for mail in sink.collect()]
    assert len([text for text in told if "80 % du montant maximal" in text]) == 1


@pytest.mark.row("H9", "H14")
def test_the_page_shows_what_goes_against_the_maximum(quoted, tender, at_most):
    at_most(VALUE * 5 // 4)
    quote, _sent = quoted.of_partner()
    quoted.step("signataire-andenne", quote, "accept")
    html = {"Accept": "text/html"}
    page = quoted.client("imio-officer").get(tender.absolute_url(), headers=html).text
    card = page.partition('id="ceiling-1"')[2].partition("</section>")[0]
    shown = card.replace("\u202f", " ").replace("\xa0", " ")
    assert "mut-gauge" in card and "alert-warning" in card
    assert "8 400,00 €" in shown and "2 100,00 €" in shown


@pytest.mark.row("H14")
def test_a_maximum_is_raised_by_an_amendment(quoted, tender, at_most, client):
    at_most(VALUE - 1)
    row = {
        "on": clock.today().isoformat(),
        "kind": "ceiling",
        "description": "Avenant 1",
    }

    def amended(**values):
        change = {"amendments": [{**row, **values}]}
        return client("imio-officer").patch(tender.absolute_url(), json=change)

    assert amended(percent="10").json()["reason"] == "ceiling_lot_missing"
    assert amended(kind="other", lot="9").json()["reason"] == "lot_unknown"
    assert amended(kind="other", percent="-101").json()["reason"] == "number_too_small"
    beyond = amended(lot="1", percent="51").json()
    assert beyond["reason"] == "ceiling_raised_too_much"
    assert amended(lot="1", percent="10").status_code == 204
    _quote, sent = quoted.of_partner()
    assert sent.status_code == 200


def told(quoted, tender, name):
    """What the open data compiles to of the order: the states and amounts of a list."""
    package = quoted.client().get(f"{tender.absolute_url()}/@ocds?format=record").json()
    thread = quoted.url.rpartition("/")[2].upper()
    own = (each for each in package["records"] if each["ocid"].endswith(thread))
    elements = next(own)["compiledRelease"][name]
    return [(each["status"], each["value"]["amount"]) for each in elements]


@pytest.mark.row("H10", "K7")
def test_all_signed_quotes_are_ordered_but_those_that_were_replaced(quoted, tender):
    for values in ({}, {}, {"replaces_signed": True}, {}):
        quote, _sent = quoted.of_partner(**values)
        quoted.step("signataire-andenne", quote, "accept")
    assert (
        told(quoted, tender, "awards")
        == [("cancelled", VALUE)] * 2 + [("active", VALUE)] * 2
    )
    states = [state for state, _amount in told(quoted, tender, "contracts")]
    assert states == ["terminated"] * 2 + ["pending"] * 2
