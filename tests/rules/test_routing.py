from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.dated import DatedNumber
from imio.mutualisation.rules.routing import EarlierWork
from imio.mutualisation.rules.routing import IN_HOUSE
from imio.mutualisation.rules.routing import may_choose
from imio.mutualisation.rules.routing import PARTNER
from imio.mutualisation.rules.routing import route
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
TODAY = date(2026, 3, 16)
A_YEAR_AGO = date(2025, 3, 16)
LIMITS = (DatedNumber(date(2014, 1, 1), Decimal(10)),)

work_days = st.decimals(0, 60, places=1)
works = st.lists(
    st.builds(EarlierWork, st.dates(date(2023, 1, 1), date(2027, 1, 1)), work_days)
)


def routed(days, earlier=(), on=TODAY):
    return route(Decimal(days), LIMITS, on, earlier)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("0", IN_HOUSE),
        ("9.5", IN_HOUSE),
        pytest.param("10", IN_HOUSE, marks=pytest.mark.row("D19")),
        pytest.param("10.0", IN_HOUSE, marks=pytest.mark.row("D19")),
        ("10.1", PARTNER),
        pytest.param("10.5", PARTNER, marks=pytest.mark.row("D20")),
        ("40", PARTNER),
    ],
)
def test_up_to_ten_days_in_house_a_partner_beyond(days, expected):
    assert routed(days).route == expected


@pytest.mark.parametrize(
    ("days", "limits", "refusal"),
    [
        (None, LIMITS, Refused("no_estimate")),
        (Decimal("-0.5"), LIMITS, Refused("negative_estimate")),
        (Decimal(1), (), Refused("no_limit", {"on": TODAY})),
        (
            Decimal(1),
            (DatedNumber(TODAY + DAY, Decimal(10)),),
            Refused("no_limit", {"on": TODAY}),
        ),
    ],
)
def test_no_route_without_an_estimate_and_a_limit(days, limits, refusal):
    assert route(days, limits, TODAY) == refusal


@pytest.mark.row("D19")
def test_the_limit_is_a_dated_figure():
    limits = (*LIMITS, DatedNumber(TODAY, Decimal(12)))
    assert route(Decimal(11), limits, TODAY - DAY).route == PARTNER
    assert route(Decimal(11), limits, TODAY).route == IN_HOUSE


@pytest.mark.row("D20")
@pytest.mark.parametrize(
    ("days", "earlier", "window", "suspected"),
    [
        ("6", [], "6", False),
        ("6", [(TODAY - DAY, "4")], "10", False),
        ("6", [(TODAY - DAY, "4.5")], "10.5", True),
        ("6", [(TODAY, "5")], "11", True),
        ("6", [(A_YEAR_AGO + DAY, "5")], "11", True),
        ("6", [(A_YEAR_AGO, "5")], "6", False),
        ("6", [(TODAY + DAY, "5")], "6", False),
        ("11", [(TODAY - DAY, "5")], "16", False),
    ],
)
def test_a_work_cut_into_pieces_is_flagged(days, earlier, window, suspected):
    result = routed(days, [EarlierWork(on, Decimal(each)) for on, each in earlier])
    assert result.window_days == Decimal(window)
    assert result.split_suspected is suspected


@pytest.mark.parametrize(
    ("requested_on", "window"), [(date(2027, 2, 28), 1), (date(2027, 3, 1), 6)]
)
def test_a_year_before_a_leap_day(requested_on, window):
    earlier = [EarlierWork(requested_on, Decimal(5))]
    assert routed(1, earlier, date(2028, 2, 29)).window_days == window


@given(work_days, work_days, works)
def test_adding_days_never_brings_the_work_back_in_house(days, more, earlier):
    before, after = routed(days, earlier), routed(days + more, earlier)
    assert (before.route, after.route) != (PARTNER, IN_HOUSE)
    assert before.window_days <= after.window_days


@given(work_days, works)
def test_earlier_works_flag_but_never_route(days, earlier):
    result = routed(days, earlier)
    assert result.route == routed(days).route
    assert not (result.split_suspected and result.route == PARTNER)
    assert not result.split_suspected or result.window_days > result.limit


@pytest.mark.parametrize(
    ("computed", "chosen", "reason", "verdict"),
    [
        (IN_HOUSE, IN_HOUSE, "", GRANTED),
        (PARTNER, PARTNER, "", GRANTED),
        (PARTNER, IN_HOUSE, "", Refused("route_reason_missing")),
        (PARTNER, IN_HOUSE, " \n", Refused("route_reason_missing")),
        pytest.param(
            IN_HOUSE, PARTNER, "Surcharge", GRANTED, marks=pytest.mark.row("C8")
        ),
        (IN_HOUSE, "outsourced", "Surcharge", Refused("unknown_route")),
        ("outsourced", "outsourced", "", Refused("unknown_route")),
    ],
)
def test_a_person_may_choose_otherwise_and_say_why(computed, chosen, reason, verdict):
    assert may_choose(computed, chosen, reason) == verdict
