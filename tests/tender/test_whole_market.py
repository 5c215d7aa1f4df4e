"""All that may befall a market befalls one: two lots, four bidders, and a court."""

from datetime import timedelta
from imio.mutualisation.base import clock
from market import add_delta
from market import ALPHA
from market import BETA
from market import COMMITTEE
from market import damage
from market import of_four
from open_contracting import merger

import pytest


TODAY = clock.today()  # on which the story begins


def day(days):
    return (TODAY + timedelta(days=days)).isoformat()


@pytest.fixture
def sealed(market, once):
    """Published with two lots; four partners have sealed their bids."""
    once(add_delta)
    return of_four(market)


@pytest.mark.row("D4", "D5", "D24", "H1", "H2", "H4", "H5", "H6", "H7", "H9", "H13")
def test_a_market_goes_through_all_that_may_befall_it(sealed, site):
    in_the_gazette(sealed, "call", 512345)
    put_off(sealed)
    noted(sealed, "terms", "dismissed")
    sealed.act("partenaire-gamma", "withdraw", sealed.bids.pop("partenaire-gamma"))
    open_with_one_damaged(sealed, site)
    sealed.judge_lots({"partenaire-alpha": "12", "partenaire-beta": "1"})
    award_after_an_appeal(sealed)
    in_the_gazette(sealed, "result", 678901)
    assert cascade(sealed) == [[BETA, ALPHA], [ALPHA]]
    go_on_after_another_appeal(sealed)
    assert cascade(sealed) == [[BETA, ALPHA], [ALPHA]]
    a_year_more(sealed)
    leave(sealed)
    assert cascade(sealed) == [[BETA], []]
    compiles(sealed)


def in_the_gazette(market, kind, number):
    """The notice has its number, once it is there."""
    on = clock.today()
    body = {"gazette": "ted", "kind": kind, "number": f"{number}-{on.year}"}
    body |= {"on": on.isoformat(), "url": f"https://ted.europa.eu/{number}"}
    market.done("imio-officer", f"{market.tender}/@notices", body)


def put_off(market):
    """Who has sealed has nothing to confirm."""
    market.amend(bids_due_on=day(37))
    for login, bid in market.bids.items():
        assert market.read(login, bid)["review_state"] == "sealed"


def noted(market, against, outcome, ground="Motif fictif."):
    """A complaint, which is decided."""
    complaint = {
        "by": "Services Fictifs Gamma",
        "court": "Conseil d’État",
        "against": against,
        "received_on": clock.today().isoformat(),
        "ground": ground,
        "effect": "Aucune commande en cours.",
    }
    market.done("imio-officer", f"{market.tender}/@appeals", complaint)
    if against != "award":
        decision = {"number": "1", "state": outcome, "decision": "Non fondée."}
        market.done("imio-officer", f"{market.tender}/@decide-appeal", decision)


def open_with_one_damaged(market, site):
    """That of Delta: the others open, and the first to turn signs the record again."""
    market.travel(days=38)
    market.done("imio-officer", "@due-steps")
    damage(market, site, "partenaire-delta")
    market.turn()
    market.turn(COMMITTEE[0])
    record = market.read(url=f"{market.tender}/@opening")
    shut = [row["bidder"] for row in record["set_aside"]]
    assert shut == ["Programmeuse Fictive Delta"]
    assert (record["count"], record["withdrawn"]) == (2, 1)
    assert len(record["signatures"]) == 2
    del market.bids["partenaire-delta"]


def award_after_an_appeal(market):
    market.notify()
    noted(market, "award", "dismissed")
    why = market.why_not("imio-manager", "award", market.tender)
    assert why == "transition_not_from_here"
    market.act("imio-officer", "dismiss", market.tender, "Arrêt du 1er mars.")
    market.travel(days=20)
    market.act("imio-manager", "award", market.tender)


def go_on_after_another_appeal(market):
    """Of two that are against an award that runs; it runs on as it was."""
    before = market.read()["awarded_on"]
    market.travel(days=30)
    noted(market, "award", "dismissed", "Un deuxième motif.")
    noted(market, "award", "dismissed", "Un troisième motif.")
    decision = {"number": "3", "state": "dismissed", "decision": "Tardif."}
    market.done("imio-officer", f"{market.tender}/@decide-appeal", decision)
    market.act("imio-officer", "dismiss", market.tender, "Autre arrêt.")
    market.act("imio-manager", "award", market.tender)
    assert market.read()["awarded_on"] == before


def a_year_more(market):
    market.travel(days=330)
    on = clock.today().isoformat()
    until = (clock.today() + timedelta(days=365)).isoformat()
    rows = [{"decided_on": on, "until": until, "granted": True}]
    market.done("imio-manager", market.tender, {"renewals": rows}, method="patch")


def leave(market):
    """Alpha withdraws from the network."""
    row = {
        "on": clock.today().isoformat(),
        "kind": "party_withdrawal",
        "description": "Retrait",
        "partner": market.read(None, ALPHA)["UID"],
    }
    market.done("imio-officer", market.tender, {"amendments": [row]}, method="patch")


def cascade(market):
    """The partners of each lot today, as addresses."""
    known = {market.read(None, place)["UID"]: place for place in (ALPHA, BETA)}
    lots = market.read(None, f"{market.tender}/@cascade")["lots"]
    return [[known[row["partner"]] for row in lot["places"]] for lot in lots]


def compiles(market):
    """The record is what another program makes of the releases."""
    package = market.read(None, f"{market.tender}/@ocds?format=record")
    (record,) = package["records"]
    releases = market.read(None, f"{market.tender}/@ocds")["releases"]
    compiled = record["compiledRelease"]
    assert merger().create_compiled_release(releases) == compiled
    for told in (compiled["tender"], *compiled["awards"]):
        assert any("ted.europa.eu" in each["url"] for each in told["documents"])
    assert {each["status"] for each in compiled["contracts"]} == {"active"}
    tags = [tag for each in releases for tag in each["tag"]]
    for tag in ("tender", "tenderAmendment", "award", "contract", "contractAmendment"):
        assert tag in tags
