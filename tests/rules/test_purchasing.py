"""Central purchasing: hardware that is tied, members that joined, one request a lot."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.purchasing import Amendment
from imio.mutualisation.rules.purchasing import AMENDMENT_KINDS
from imio.mutualisation.rules.purchasing import BeneficiaryFacts
from imio.mutualisation.rules.purchasing import Ceiling
from imio.mutualisation.rules.purchasing import contract_state
from imio.mutualisation.rules.purchasing import is_near
from imio.mutualisation.rules.purchasing import keeps_orders
from imio.mutualisation.rules.purchasing import may_call_off
from imio.mutualisation.rules.purchasing import may_draw
from imio.mutualisation.rules.purchasing import may_draw_on_another
from imio.mutualisation.rules.purchasing import may_keep_confidential
from imio.mutualisation.rules.purchasing import may_raise
from imio.mutualisation.rules.purchasing import may_take
from imio.mutualisation.rules.purchasing import needs_supervision
from imio.mutualisation.rules.purchasing import Order
from imio.mutualisation.rules.purchasing import order_value
from imio.mutualisation.rules.purchasing import raised
from imio.mutualisation.rules.purchasing import with_order
from imio.mutualisation.rules.purchasing import years
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


FACTS = BeneficiaryFacts(
    kind="central_purchase",
    lot_kind="software",
    hardware=False,
    tied=False,
    joined_executory_on=date(2026, 3, 16),
    joining_required=True,
    lot_requested_by=None,
)
UNTIED = Refused("hardware_not_tied")


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        pytest.param({}, GRANTED, marks=pytest.mark.row("D17")),
        pytest.param({"hardware": True}, UNTIED, marks=pytest.mark.row("D16")),
        pytest.param({"lot_kind": "hardware"}, UNTIED, marks=pytest.mark.row("D16")),
        pytest.param(
            {"hardware": True, "lot_kind": "hardware", "tied": True},
            GRANTED,
            marks=pytest.mark.row("D16"),
        ),
        ({"lot_kind": None}, GRANTED),
        pytest.param(
            {"joined_executory_on": None},
            Refused("central_purchasing_not_joined"),
            marks=pytest.mark.row("H12"),
        ),
        ({"joined_executory_on": None, "joining_required": False}, GRANTED),
        pytest.param(
            {"lot_requested_by": "MUT-2026-00042"},
            Refused("lot_already_requested", {"thread": "MUT-2026-00042"}),
            marks=pytest.mark.row("H12"),
        ),
        (
            {"kind": "subscription", "hardware": True, "joined_executory_on": None},
            GRANTED,
        ),
    ],
)
def test_what_a_beneficiary_may_draw(changes, verdict):
    assert may_draw(replace(FACTS, **changes)) == verdict


@pytest.mark.row("H9", "H14")
@pytest.mark.parametrize("kind", AMENDMENT_KINDS)
@pytest.mark.parametrize(
    ("percent", "expected"),
    [("0", False), ("9.99", False), ("10", True), ("-10", True), ("250", True)],
)
def test_an_amendment_of_a_tenth_goes_to_supervision(kind, percent, expected):
    amendment = Amendment(kind, Decimal(percent))
    assert needs_supervision(amendment.percent) is expected


@pytest.mark.row("H15")
@pytest.mark.parametrize(
    ("confidential", "reason", "granted"),
    [
        (True, "x" * 30, True),
        (True, "x" * 29 + "   ", False),
        (True, "", False),
        (False, "", True),
    ],
)
def test_what_is_kept_from_the_public_is_explained(confidential, reason, granted):
    refusal = Refused("confidentiality_reason_short", {"least": 30})
    verdict = may_keep_confidential(confidential, reason)
    assert verdict == (GRANTED if granted else refusal)


@pytest.mark.row("H14")
@pytest.mark.parametrize(
    ("tender_state", "begun", "ended", "expected"),
    [
        ("preparation", False, False, "pending"),
        ("standstill", False, False, "pending"),
        ("standstill", True, False, "active"),
        ("appealed", False, False, "pending"),
        ("appealed", True, False, "active"),
        ("awarded", True, False, "active"),
        ("awarded", True, True, "terminated"),
        ("closed", True, False, "terminated"),
        ("cancelled", True, False, "cancelled"),
        ("unsuccessful", False, True, "cancelled"),
    ],
)
def test_the_contract_follows_its_tender(tender_state, begun, ended, expected):
    assert contract_state(tender_state, begun, ended) == expected


# --- The ceiling of a lot ---------------------------------------------------

EUROS = st.decimals(0, 1000, places=2)
ORDERS = st.lists(
    st.builds(Order, st.sampled_from("abc"), st.sampled_from(("", "x", "y")), EUROS),
    max_size=5,
)
NEEDS = st.dictionaries(st.sampled_from("xyz"), EUROS)


def ceiling(most, *orders, firm=None, intended=None):
    made = tuple(
        Order(str(place), who, Decimal(v)) for place, (who, v) in enumerate(orders)
    )
    known = {} if firm is None else {w: Decimal(v) for w, v in firm.items()}
    hoped = {} if intended is None else {w: Decimal(v) for w, v in intended.items()}
    return Ceiling("1", None if most is None else Decimal(most), made, known, hoped)


@pytest.mark.row("H9")
@given(st.decimals(1, 1000, places=2), NEEDS, NEEDS, ORDERS)
def test_whatever_is_ordered_the_maximum_holds(most, firm, intended, asked):
    """Each order is asked first, as every door does."""
    known = Ceiling("1", most, (), firm, intended)
    for order in asked:
        if may_take(known, order):
            known = with_order(known, order)
    assert known.ordered <= most
    assert len({each.source for each in known.orders}) == len(known.orders)


@pytest.mark.row("H9")
@pytest.mark.parametrize(
    ("known", "order", "left"),
    [
        (ceiling(100), ("n", "x", 100), None),
        (ceiling(100), ("n", "x", "100.01"), 100),
        (ceiling(None), ("n", "x", 10**9), None),
        (ceiling(100, ("y", 60)), ("n", "x", 40), None),
        (ceiling(100, ("y", 60)), ("n", "x", 41), 40),
        # What is firm of others waits for them; of who orders, it is what is ordered.
        (ceiling(100, firm={"y": 60}), ("n", "x", 41), 40),
        (ceiling(100, firm={"x": 60}), ("n", "x", 100), None),
        (ceiling(100, intended={"y": 60}), ("n", "x", 100), None),
        # To order less is possible though the maximum is passed.
        (ceiling(100, ("y", 160)), ("0", "y", 150), None),
        (ceiling(100, ("y", 90)), ("0", "y", 100), None),
        (ceiling(100, ("y", 90)), ("0", "y", 101), 100),
    ],
)
def test_an_order_is_stopped_at_the_maximum(known, order, left):
    source, member, value = order
    verdict = may_take(known, Order(source, member, Decimal(value)))
    assert (None if verdict else verdict.details["left"]) == left


@pytest.mark.row("H9")
@pytest.mark.parametrize(("value", "left"), [(100, None), (101, 100), (90, None)])
def test_an_order_that_replaces_others_counts_in_their_place(value, left):
    known = ceiling(100, ("y", 60), ("y", 40))
    order = Order("n", "y", Decimal(value), frozenset(o.source for o in known.orders))
    verdict = may_take(known, order)
    assert (None if verdict else verdict.details["left"]) == left
    assert with_order(known, order).ordered == value


@pytest.mark.row("H9")
@pytest.mark.parametrize(
    ("known", "near"),
    [
        (ceiling(100, ("x", "79.99")), False),
        (ceiling(100, ("x", 80)), True),
        (ceiling(100, firm={"x": 40}, intended={"y": 40}), True),
        (ceiling(100, ("x", 40), firm={"x": 40}), False),
        (ceiling(None, ("x", 80)), False),
    ],
)
def test_people_are_warned_from_so_much_of_it(known, near):
    assert is_near(known, Decimal(80)) == near


@pytest.mark.row("H9")
def test_a_lot_that_is_used_up_is_called_off_no_more():
    assert may_call_off(ceiling(100, ("x", 99), firm={"y": 60})) == GRANTED
    assert may_call_off(ceiling(None, ("x", 99))) == GRANTED
    assert may_call_off(ceiling(100, ("x", 100))).reason == "ceiling_reached"


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), 1),
        (date(2026, 1, 1), date(2027, 1, 1), 2),
        (date(2026, 6, 15), date(2029, 6, 14), 3),
        (date(2026, 6, 15), date(2029, 6, 15), 4),
        (date(2026, 6, 15), None, 1),
        (date(2026, 6, 15), date(2020, 1, 1), 1),
        (date(2026, 6, 15), date.max, 7974),
    ],
)
def test_each_year_that_begins_counts(first, last, count):
    assert years(first, last) == count


def test_an_order_counts_what_comes_back_every_year():
    last = date(2028, 12, 31)
    assert order_value(Decimal(5), Decimal(2), date(2026, 1, 1), last) == 11


@pytest.mark.row("H14")
@pytest.mark.parametrize(
    ("most", "percents", "reason"),
    [
        (100, (50,), None),
        (100, (30, 20), None),
        (100, (30, 21), "ceiling_raised_too_much"),
        (100, (-51,), "ceiling_raised_too_much"),
        (None, (10,), "ceiling_lot_missing"),
    ],
)
def test_a_maximum_changes_by_half_at_most(most, percents, reason):
    verdict = may_raise(most and Decimal(most), list(map(Decimal, percents)))
    assert (None if verdict else verdict.reason) == reason


@pytest.mark.row("H9")
@pytest.mark.parametrize(
    ("known", "holds"),
    [
        (ceiling(100, ("x", 60), ("y", 40)), True),
        (ceiling(100, ("x", 60), ("y", "40.01")), False),
        (ceiling(None, ("x", 60)), True),
        (ceiling(100, firm={"x": 160}), True),
    ],
)
def test_no_change_of_a_maximum_goes_below_what_is_ordered(known, holds):
    verdict = keeps_orders(known)
    assert bool(verdict) is holds
    assert holds or verdict.details["ordered"] == Decimal("100.01")


def test_a_maximum_is_raised_in_percent_of_the_first():
    assert raised(Decimal(100), (Decimal(10), Decimal(20))) == 130
    assert raised(None, (Decimal(10),)) is None


def test_what_is_ordered_stays_under_its_lot():
    assert may_draw_on_another(True, True) == GRANTED
    assert may_draw_on_another(False, False) == GRANTED
    assert may_draw_on_another(False, True).reason == "framework_ordered"
