"""Bids: in time or not at all, whole, and confirmed when the terms change."""

from dataclasses import fields
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import BidFacts
from imio.mutualisation.rules.bidding import COLUMNS
from imio.mutualisation.rules.bidding import comparable
from imio.mutualisation.rules.bidding import LotBid
from imio.mutualisation.rules.bidding import may_ask_confirmation
from imio.mutualisation.rules.bidding import may_confirm
from imio.mutualisation.rules.bidding import may_exclude
from imio.mutualisation.rules.bidding import may_open
from imio.mutualisation.rules.bidding import may_rank
from imio.mutualisation.rules.bidding import may_readmit
from imio.mutualisation.rules.bidding import may_seal
from imio.mutualisation.rules.bidding import may_set_aside
from imio.mutualisation.rules.bidding import may_withdraw
from imio.mutualisation.rules.bidding import PARTS
from imio.mutualisation.rules.bidding import PRICES
from imio.mutualisation.rules.bidding import sound_content
from imio.mutualisation.rules.bidding import TECHNICAL
from imio.mutualisation.rules.bidding import WHOLE
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import in_time
from imio.mutualisation.rules.tendering import Lot
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


pytestmark = pytest.mark.row("H4")

DUE = datetime(2026, 6, 18, 9, 0, tzinfo=UTC)
AFTER = DUE + timedelta(microseconds=1)
LATE = Refused("bid_late", {"due": DUE})
FACTS = BidFacts(
    state="draft",
    tender_state="published",
    bids_due=DUE,
    terms_changed=False,
    has_envelope=False,
    barred=False,
    unfit=False,
    invited=True,
    decrypted=False,
)
SEALED = replace(FACTS, state="sealed", has_envelope=True)
CHANGED = replace(SEALED, state="to_confirm", terms_changed=True)

zones = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=zones)


# --- Time -------------------------------------------------------------------


@given(moments, zones)
def test_the_zone_of_the_clock_changes_nothing(at, zone):
    assert in_time(at, DUE) is in_time(at.astimezone(zone), DUE.astimezone(zone))


@given(moments)
def test_after_the_deadline_nothing_moves(at):
    steps = [may_seal(FACTS, at), may_confirm(CHANGED, at), may_withdraw(SEALED, at)]
    assert steps == [GRANTED if at <= DUE else LATE] * 3


# --- Guards -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "changes", "now", "verdict"),
    [
        (FACTS, {}, DUE, GRANTED),
        (CHANGED, {}, DUE, GRANTED),
        (FACTS, {}, AFTER, LATE),
        (SEALED, {}, DUE, Refused("already_sealed")),
        (FACTS, {"bids_due": None}, DUE, Refused("tender_not_open")),
        (FACTS, {"tender_state": "preparation"}, DUE, Refused("tender_not_open")),
        (FACTS, {"tender_state": "opening"}, AFTER, Refused("tender_not_open")),
        (FACTS, {"tender_state": "cancelled"}, DUE, Refused("tender_not_open")),
    ],
)
def test_sealed_while_the_tender_is_open(facts, changes, now, verdict):
    assert may_seal(replace(facts, **changes), now) == verdict


@pytest.mark.row("H5")
@pytest.mark.parametrize(
    ("facts", "now", "verdict"),
    [
        (CHANGED, DUE, GRANTED),
        (CHANGED, AFTER, LATE),
        (SEALED, DUE, Refused("nothing_to_confirm")),
        (replace(FACTS, terms_changed=True), DUE, Refused("nothing_to_confirm")),
        (replace(CHANGED, tender_state="opening"), DUE, Refused("tender_not_open")),
    ],
)
def test_confirmed_when_the_terms_change(facts, now, verdict):
    assert may_confirm(facts, now) == verdict


@pytest.mark.row("H5")
def test_confirmation_is_asked_for_amended_terms_only():
    assert may_ask_confirmation(CHANGED) is GRANTED
    assert may_ask_confirmation(SEALED) == Refused("nothing_to_confirm")


def test_a_bid_without_a_deadline_may_be_withdrawn():
    assert may_withdraw(replace(FACTS, bids_due=None), AFTER) is GRANTED


@pytest.mark.parametrize("step", [may_open, may_rank])
def test_only_what_the_committee_opened_is_read(step):
    assert step(SEALED) == Refused("not_decrypted")
    assert step(replace(SEALED, decrypted=True)) is GRANTED


def test_only_what_the_opening_could_not_read_is_set_aside():
    assert may_set_aside(SEALED) == Refused("nothing_to_set_aside")
    assert may_set_aside(replace(SEALED, barred=True)) is GRANTED


@pytest.mark.row("L6")
@pytest.mark.parametrize("step", [may_seal, may_confirm])
def test_only_who_is_invited_bids(step):
    assert step(replace(FACTS, invited=False), DUE).reason == "not_invited"


@pytest.mark.row("D9")
def test_who_does_not_meet_the_selection_is_not_readmitted():
    excluded = replace(FACTS, state="excluded", tender_state="evaluation", unfit=True)
    assert may_readmit(excluded) == Refused("selection_unmet")
    assert may_readmit(replace(excluded, unfit=False)) is GRANTED


@pytest.mark.parametrize("step", [may_exclude, may_readmit])
@pytest.mark.parametrize(
    ("tender_state", "granted"),
    [
        ("published", False),
        ("opening", True),
        ("evaluation", True),
        ("standstill", False),
        ("awarded", False),
    ],
)
def test_excluded_until_the_bidders_are_told(step, tender_state, granted):
    verdict = step(replace(SEALED, tender_state=tender_state))
    assert verdict == (GRANTED if granted else Refused("evaluation_over"))


# --- Content ----------------------------------------------------------------

LOTS = (
    Lot("1", "Logiciel", "software", 3, False),
    Lot("2", "Accompagnement", "services", 3, False),
)
CRITERIA = (
    Criterion("1", "", "price", "Prix", Decimal(40)),
    Criterion("2", "1", "continuity", "Continuité", Decimal(30)),
    Criterion("3", "", "competence", "Maîtrise", Decimal(20)),
    Criterion("4", "1", "open_source", "Open source", Decimal(10)),
)
FIRST = LotBid("1", Decimal(9000), True, {"2": "Dix ans", "3": "Six projets"})
SECOND = LotBid("2", Decimal("0.01"), False, {"3": "Six projets"})
NO_PRICE = Refused("price_not_positive", {"lot": "1"})


@pytest.mark.parametrize(
    ("offers", "verdict"),
    [
        ([FIRST], GRANTED),
        ([SECOND, FIRST], GRANTED),
        ([], Refused("no_lot")),
        ([replace(FIRST, lot="9")], Refused("lot_unknown", {"lot": "9"})),
        ([FIRST, FIRST], Refused("lot_twice", {"lot": "1"})),
        ([replace(FIRST, price=Decimal(0))], NO_PRICE),
        ([replace(FIRST, price=Decimal("NaN"))], NO_PRICE),
        ([replace(FIRST, price=Decimal("Infinity"))], NO_PRICE),
        pytest.param(
            [replace(FIRST, answers={"3": "Six projets"})],
            Refused("continuity_commitment_missing", {"lot": "1"}),
            marks=pytest.mark.row("D11", "E9"),
        ),
        (
            [replace(FIRST, answers={"2": "Dix ans", "3": " "})],
            Refused("answer_missing", {"lot": "1", "title": "Maîtrise"}),
        ),
        (
            [FIRST, replace(SECOND, answers={})],
            Refused("answer_missing", {"lot": "2", "title": "Maîtrise"}),
        ),
    ],
)
def test_a_bid_that_can_be_compared(offers, verdict):
    assert sound_content(BidContent(tuple(offers)), LOTS, CRITERIA) == verdict


@pytest.mark.row("D8")
def test_nothing_is_asked_about_the_size_of_the_bidder():
    asked = {each.name for each in fields(LotBid)}
    assert asked == {"lot", "price", "open_source", "answers"}


@pytest.mark.parametrize(
    ("lots", "prices", "verdict"),
    [
        (["9"], {"9": Decimal(1)}, GRANTED),
        (["1"], {}, GRANTED),
        ([], {}, Refused("no_lot")),
        (["1", "1"], {"1": Decimal(1)}, Refused("lot_twice", {"lot": "1"})),
        (["1"], {"1": Decimal("NaN")}, NO_PRICE),
        (["1"], {"1": Decimal(0)}, NO_PRICE),
    ],
)
def test_the_opening_reads_what_can_be_compared_whatever_the_tender_asks(
    lots, prices, verdict
):
    assert comparable(lots, prices) == verdict


@pytest.mark.row("H4")
def test_a_price_is_in_the_envelope_that_is_opened_last_and_nothing_else():
    technical, prices = PARTS[TECHNICAL], PARTS[PRICES]
    assert (prices.columns, prices.answers) == (("price",), False)
    assert set(technical.columns) == set(COLUMNS) - {"price"}
    assert technical.answers
    assert set(PARTS[WHOLE].columns) == set(COLUMNS)
