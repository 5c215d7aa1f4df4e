"""What may befall an awarded tender: a court, orders, a member of the network that leaves."""

from datetime import timedelta
from imio.mutualisation.base import clock
from market import add_delta
from market import ALPHA
from market import BETA
from market import DELTA

import pytest
import transaction


TODAY = clock.today()  # on which the story begins
OFFICER, MANAGER = "imio-officer", "imio-manager"


def day(days):
    return (TODAY + timedelta(days=days)).isoformat()


@pytest.fixture
def awarded(market):
    """Alpha first, Beta second."""
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "40000")
    market.seal("partenaire-beta", BETA, "41000")
    market.open()
    market.judge({"partenaire-alpha": 80, "partenaire-beta": 78})
    market.award()
    return market


def appeal(market, by="Beta", against="award", **values):
    body = {"by": by, "against": against, "ground": "Motif fictif.", **values}
    body = {"received_on": clock.today().isoformat(), **body}
    return market.done(OFFICER, f"{market.tender}/@appeals", body)


def told(market):
    """What the open data say of the award, of the contract, and from when it is."""
    release = market.read(None, f"{market.tender}/@ocds")["releases"][-1]
    (award,), (contract,) = release["awards"], release["contracts"]
    return award["status"], contract["status"], contract["dateSigned"]


def places(market, partner):
    rows = market.read(None, partner)["places"]
    return [row["rank"] for row in rows if row["title"] == "Logiciel partagé"]


@pytest.mark.row("D4", "D24", "H7")
def test_a_dismissed_appeal_leaves_the_award_its_day_its_term_and_its_order(awarded):
    before, said = awarded.read(), told(awarded)
    awarded.travel(days=100)
    appeal(awarded)
    assert told(awarded) == said
    awarded.act(OFFICER, "dismiss", awarded.tender, "Arrêt.")
    awarded.act(MANAGER, "award", awarded.tender)
    after = awarded.read()
    for kept in ("review_state", "awarded_on", "ranking"):
        assert after[kept] == before[kept]
    assert told(awarded) == said


@pytest.mark.row("D24", "H7")
def test_each_of_several_appeals_is_decided_by_itself(awarded):
    appeal(awarded)
    appeal(awarded, by="Gamma")
    for step in ("dismiss", "uphold"):
        why = awarded.why_not(OFFICER, step, awarded.tender, "Arrêt.")
        assert why == "appeals_wait"
    decide, one = f"{awarded.tender}/@decide-appeal", {"number": "1", "decision": "x"}
    upheld = {**one, "state": "upheld"}
    assert awarded.refused(OFFICER, decide, upheld) == "appeal_by_step"
    awarded.done(OFFICER, decide, {**one, "state": "dismissed"})
    last = {**one, "number": "2", "state": "dismissed"}
    assert awarded.refused(OFFICER, decide, last) == "appeal_by_step"
    awarded.act(OFFICER, "dismiss", awarded.tender, "Autre arrêt.")
    rows = awarded.read()["appeals"]
    assert [(row["by"], row["decision"]) for row in rows] == [
        ("Beta", "x"),
        ("Gamma", "Autre arrêt."),
    ]


@pytest.mark.row("H7")
@pytest.mark.parametrize("against", ["terms", "award"])
def test_nobody_complains_of_what_was_not_yet(awarded, against):
    body = {"by": "Beta", "against": against, "ground": "x", "received_on": day(-1)}
    refused = awarded.refused(OFFICER, f"{awarded.tender}/@appeals", body)
    assert (refused, awarded.read()["appeals"]) == ("complaint_too_early", [])


@pytest.mark.row("D5", "D24")
def test_a_tender_cancelled_by_a_court_leaves_nobody_a_place(awarded):
    appeal(awarded)
    awarded.act(MANAGER, "cancel", awarded.tender, "Arrêt d’annulation.")
    assert places(awarded, ALPHA) == places(awarded, BETA) == []
    assert told(awarded)[:2] == ("cancelled", "cancelled")
    (lot,) = awarded.read(None, f"{awarded.tender}/@cascade")["lots"]
    assert lot["places"] == []
    late = {"number": "1", "state": "upheld", "decision": "Arrêt d’annulation."}
    awarded.done(OFFICER, f"{awarded.tender}/@decide-appeal", late)


@pytest.mark.row("D4", "D24")
def test_what_was_decided_of_an_annulled_contract_is_not_of_the_next_one(awarded):
    awarded.travel(days=330)
    on = clock.today()
    year = {"decided_on": on.isoformat(), "granted": True}
    year["until"] = (on + timedelta(days=300)).isoformat()
    change = {"renewals": [year], "amendments": [ceiling("20")]}
    awarded.done(OFFICER, awarded.tender, change, method="patch")
    appeal(awarded)
    awarded.act(OFFICER, "uphold", awarded.tender, "Arrêt.")
    tender = awarded.read()
    assert (tender["renewals"], tender["amendments"]) == ([], [])


@pytest.mark.row("D7", "H6")
def test_bids_are_judged_again_where_a_bidder_was_never_in_a_network(market, once):
    once(add_delta)
    market.create()
    market.publish()
    market.seal("partenaire-delta", DELTA, "40000")
    market.open()
    market.judge({"partenaire-delta": 80})
    market.notify()
    market.act(MANAGER, "back_to_evaluation", market.tender, "Erreur de calcul.")
    assert market.read()["review_state"] == "evaluation"


@pytest.fixture
def ordered(awarded, site):
    """Of the maximum of 100 000 €, raised by a fifth, 110 000 € are ordered."""
    raised = {"amendments": [ceiling("20")]}
    awarded.done(OFFICER, awarded.tender, raised, method="patch")
    transaction.begin()
    tender = site["marches"][awarded.tender.rpartition("/")[2]]
    order = {"lot": "1", "source": "x", "member": "", "title": "Commande"}
    tender.orders = [{**order, "value": 110_000, "recorded_on": clock.today()}]
    transaction.commit()
    return awarded


def ceiling(percent, **values):
    on = clock.today().isoformat()
    row = {"on": on, "kind": "ceiling", "description": "x", "lot": "1"}
    return {**row, "percent": percent, **values}


@pytest.mark.row("H9", "H14")
@pytest.mark.parametrize(
    "amendments",
    [[], [ceiling("9.99")], [ceiling("20"), ceiling("-11")], [ceiling("-50")]],
)
def test_no_amendment_brings_a_maximum_below_what_is_ordered(ordered, amendments):
    change = {"amendments": amendments}
    refused = ordered.refused(OFFICER, ordered.tender, change, method="patch")
    assert refused == "ceiling_below_orders"
    assert [row["percent"] for row in ordered.read()["amendments"]] == ["20.00"]


@pytest.mark.row("H9")
def test_a_revision_of_prices_changes_no_order_that_is_signed(ordered):
    before, revision = (
        ordered.read(),
        ceiling("30", kind="item_price_variation", lot=""),
    )
    change = {"amendments": [*before["amendments"], revision]}
    ordered.done(OFFICER, ordered.tender, change, method="patch")
    assert ordered.read()["orders"] == before["orders"]


@pytest.mark.row("H9", "H14")
def test_a_maximum_may_go_down_to_what_is_ordered(ordered):
    change = {"amendments": [ceiling("20"), ceiling("-10")]}
    ordered.done(OFFICER, ordered.tender, change, method="patch")


@pytest.mark.row("H14")
def test_nothing_of_a_contract_changed_before_the_award(awarded):
    change = {"amendments": [ceiling("20", on=day(10))]}
    refused = awarded.refused(OFFICER, awarded.tender, change, method="patch")
    assert refused == "change_before_award"


@pytest.mark.row("D4")
@pytest.mark.parametrize("until", [day(413), day(2000)])
def test_a_renewal_ends_in_the_year_that_it_opens(awarded, until):
    awarded.travel(days=360)
    row = {"decided_on": clock.today().isoformat(), "until": until, "granted": True}
    refused = awarded.refused(OFFICER, awarded.tender, {"renewals": [row]}, "patch")
    assert refused == "renewal_until"


@pytest.mark.row("H9")
def test_who_withdraws_has_no_place_on_its_own_page_either(awarded):
    row = {"on": clock.today().isoformat(), "kind": "party_withdrawal"}
    row |= {"description": "Retrait", "partner": awarded.read(None, ALPHA)["UID"]}
    assert places(awarded, ALPHA) == [1]
    awarded.done(OFFICER, awarded.tender, {"amendments": [row]}, method="patch")
    assert (places(awarded, ALPHA), places(awarded, BETA)) == ([], [2])
