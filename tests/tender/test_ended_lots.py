"""A lot ends alone: its bids count no more, the others go on, everybody reads why."""

from forms import send
from market import ALPHA
from market import BETA
from market import CRITERIA
from market import offered
from market import TWO_LOTS

import pytest


WHY = "Plus de besoin"


def ends(lot="2", outcome="cancelled", reason=WHY):
    return {"lot": lot, "outcome": outcome, "reason": reason}


@pytest.fixture
def two_lots(market):
    """Published, Alpha bids for both lots, Beta for the second."""
    market.create(lots=TWO_LOTS, criteria=CRITERIA)
    market.publish()
    for login, partner, lots in (
        ("partenaire-alpha", ALPHA, "12"),
        ("partenaire-beta", BETA, "2"),
    ):
        bid = market.done(login, f"{partner}/@bids", {"tender": market.tender})["@id"]
        market.bids[login] = bid
        market.done(login, f"{bid}/@seal", offered("40000", *lots))
    return market


def end(market, login="imio-manager", **values):
    return market.done(login, f"{market.tender}/@end-lot", ends(**values))


@pytest.mark.row("H2")
def test_the_bids_of_a_lot_that_ended_are_neither_scored_nor_ranked(two_lots):
    two_lots.open()
    end(two_lots, outcome="unsuccessful")
    two_lots.judge({"partenaire-alpha": 80})
    lots = two_lots.read(url=f"{two_lots.tender}/@ranking")["lots"]
    assert [lot["lot"] for lot in lots] == ["1"]
    row = {"bid": two_lots.read(url=two_lots.bids["partenaire-beta"])["UID"]}
    row |= {"lot": "2", "criterion": "2", "points": "50", "reason": "x"}
    scored = {"scores": [row]}
    url = f"{two_lots.tender}/@scores"
    assert two_lots.refused("imio-officer", url, scored) == "offer_unknown"


@pytest.mark.row("H2")
def test_what_was_notified_of_a_lot_that_ends_is_not_awarded(two_lots, client):
    two_lots.open()
    two_lots.judge_lots({"partenaire-alpha": "12", "partenaire-beta": "2"})
    two_lots.notify()
    end(two_lots)
    two_lots.travel(days=20)
    two_lots.act("imio-manager", "award", two_lots.tender)
    lots = two_lots.read(None, f"{two_lots.tender}/@cascade")["lots"]
    assert [len(lot["places"]) for lot in lots] == [1, 0]
    release = two_lots.read(None, f"{two_lots.tender}/@ocds")["releases"][-1]
    statuses = [lot["status"] for lot in release["tender"]["lots"]]
    assert (release["tender"]["status"], statuses) == (
        "complete",
        ["complete", "cancelled"],
    )


@pytest.mark.row("H2")
def test_a_tender_ends_with_its_last_lot(two_lots):
    end(two_lots)
    assert two_lots.read()["review_state"] == "published"
    end(two_lots, lot="1")
    assert two_lots.read()["review_state"] == "cancelled"


@pytest.mark.row("H2", "M13")
def test_everybody_reads_which_lot_ended_and_why(two_lots, sink):
    end(two_lots)
    page = two_lots.of(None).get(two_lots.tender, headers={"Accept": "text/html"}).text
    lots = page.partition('id="lots-title"')[2].partition("</table>")[0]
    assert "Annulé" in lots
    assert WHY in lots
    assert WHY in page.partition('id="modifications-title"')[2]
    told = [mail for mail in sink.collect() if WHY in mail.get_content()]
    assert len(told) == 2


def test_nobody_bids_for_a_lot_that_ended(two_lots):
    end(two_lots)
    bid = two_lots.bids["partenaire-alpha"]
    two_lots.act("partenaire-alpha", "withdraw", bid)
    new = {"tender": two_lots.tender}
    bid = two_lots.done("partenaire-alpha", f"{ALPHA}/@bids", new)["@id"]
    sealed = offered("40000", "2")
    reason = two_lots.refused("partenaire-alpha", f"{bid}/@seal", sealed)
    assert reason == "lot_unknown"


def test_whoever_may_not_cancel_a_tender_ends_no_lot_of_it(two_lots):
    url = f"{two_lots.tender}/@end-lot"
    assert two_lots.refused("imio-officer", url, ends()) == "not_your_role"


def test_the_row_of_a_lot_that_ended_stays(two_lots):
    end(two_lots)
    change = {"lots": TWO_LOTS[:1], "change_reason": "x"}
    reason = two_lots.refused("imio-officer", two_lots.tender, change, "patch")
    assert reason == "ended_lot_gone"


@pytest.mark.sends("ITender/@@terminer-lot")
def test_a_lot_is_ended_on_its_page(two_lots):
    manager = two_lots.of("imio-manager")
    assert send(manager, f"{two_lots.tender}/@@terminer-lot", **ends()).ok
    assert two_lots.read()["ended_lots"][0]["outcome"] == "cancelled"
