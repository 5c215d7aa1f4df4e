from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.quoting import draft_lines
from imio.mutualisation.rules.quoting import is_expired
from imio.mutualisation.rules.quoting import is_yearly
from imio.mutualisation.rules.quoting import Line
from imio.mutualisation.rules.quoting import LINE_KINDS
from imio.mutualisation.rules.quoting import may_accept
from imio.mutualisation.rules.quoting import may_decline
from imio.mutualisation.rules.quoting import may_expire
from imio.mutualisation.rules.quoting import may_order_from
from imio.mutualisation.rules.quoting import may_send
from imio.mutualisation.rules.quoting import may_submit
from imio.mutualisation.rules.quoting import may_supersede
from imio.mutualisation.rules.quoting import QuoteFacts
from imio.mutualisation.rules.quoting import Totals
from imio.mutualisation.rules.quoting import totals
from imio.mutualisation.rules.quoting import valid_until
from imio.mutualisation.rules.quoting import vat_by_rate
from imio.mutualisation.rules.tariff import Authority
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
TODAY = date(2026, 3, 16)
VAT = Decimal(21)
LABELS = {kind: kind.title() for kind in LINE_KINDS}
PRICE = Price(
    annual_fee=Decimal("4500.00"),
    set_up_fee=Decimal("1000.00"),
    included_days=Decimal(3),
    day_rate=Decimal("600.00"),
    illustrative=False,
    valid_from=date(2014, 1, 1),
    up_to=10_000,
    authority=Authority(Population(date(2013, 1, 1), 10_000)),
    index=None,
    base_index=None,
    explanation=(),
)
FACTS = QuoteFacts(
    state="draft",
    line_count=1,
    totals=Totals(Decimal(0), Decimal(0), Decimal(4500), Decimal(945)),
    valid_until=TODAY,
    basis_current=True,
    request_state="request",
    newer_sent=False,
)
NOTHING_DUE = Totals(Decimal(0), Decimal(0), Decimal(0), Decimal(0))

quote_lines = st.lists(
    st.builds(
        Line,
        kind=st.sampled_from(LINE_KINDS),
        label=st.just("x"),
        quantity=st.decimals(0, 500, places=2),
        unit=st.just("day"),
        unit_price=st.decimals(-1000, 100_000, places=2),
        vat_rate=st.sampled_from([Decimal(0), Decimal(6), VAT, Decimal("21.00")]),
    )
)


def drafted(price=PRICE, days=None):
    return draft_lines(price, days, LABELS, VAT)


def quantities(lines):
    return [(line.kind, line.quantity) for line in lines]


# --- Lines and totals -------------------------------------------------------


def test_a_line_rounds_its_amount_then_its_tax():
    line = Line("days", "x", Decimal("0.5"), "day", Decimal("0.25"), VAT)
    assert (line.amount, line.vat) == (Decimal("0.13"), Decimal("0.03"))


@pytest.mark.parametrize("kind", LINE_KINDS)
def test_fees_and_licences_come_back_every_year(kind):
    assert is_yearly(kind) == (kind in ("annual_fee", "licence"))


def test_a_real_order_of_2026():
    lines = [
        Line("set_up_fee", "x", Decimal(1), "flat", Decimal(2_500), VAT),
        Line("annual_fee", "x", Decimal(1), "year", Decimal(6_000), VAT),
    ]
    result = totals(lines)
    assert (result.one_off, result.yearly) == (2_500, 6_000)
    assert (result.one_off_incl, result.yearly_incl) == (3_025, 7_260)


@given(quote_lines)
def test_totals_are_the_sums_of_the_lines(lines):
    result = totals(iter(lines))
    assert result.one_off + result.yearly == sum(line.amount for line in lines)
    assert result.one_off_vat + result.yearly_vat == sum(line.vat for line in lines)
    assert result.yearly == sum(line.amount for line in lines if is_yearly(line.kind))


@given(quote_lines, quote_lines)
def test_totals_add_up(some, others):
    together, one, other = totals(some + others), totals(some), totals(others)
    assert together.one_off_incl == one.one_off_incl + other.one_off_incl
    assert together.yearly_incl == one.yearly_incl + other.yearly_incl


@given(quote_lines)
def test_vat_by_rate_tells_the_same_totals(lines):
    rates, bases, taxes = zip(*vat_by_rate(lines), strict=True) if lines else 3 * [()]
    assert list(rates) == sorted(set(rates))
    assert sum(bases) == sum(line.amount for line in lines)
    assert sum(taxes) == sum(line.vat for line in lines)


# --- Draft ------------------------------------------------------------------


@pytest.mark.row("C5", "C6")
@pytest.mark.parametrize(
    ("estimated", "further"),
    [(None, []), ("0", []), ("3", []), ("3.5", ["0.5"]), ("10", ["7"])],
)
def test_only_the_days_not_included_are_quoted(estimated, further):
    lines = drafted(days=estimated and Decimal(estimated))
    expected = [("days", Decimal(days)) for days in further]
    assert quantities(lines) == [("annual_fee", 1), ("set_up_fee", 1), *expected]


@pytest.mark.row("C2")
def test_a_draft_holds_the_prices_and_the_labels():
    annual, set_up, days = drafted(days=Decimal(5))
    assert annual == Line("annual_fee", "Annual_Fee", 1, "year", Decimal(4500), VAT)
    assert (set_up.unit, set_up.amount) == ("flat", 1_000)
    assert (days.unit, days.amount) == ("day", 1_200)


def test_no_set_up_no_line():
    lines = drafted(replace(PRICE, set_up_fee=Decimal("0.00")))
    assert quantities(lines) == [("annual_fee", 1)]


@given(st.decimals(0, 300, places=1), st.decimals(0, 50, places=1))
def test_more_days_never_cost_less(days, more):
    before, after = totals(drafted(days=days)), totals(drafted(days=days + more))
    assert before.one_off <= after.one_off
    assert before.yearly == after.yearly == PRICE.annual_fee


# --- Validity ---------------------------------------------------------------


@pytest.mark.row("K5")
@pytest.mark.parametrize(
    ("last_day", "expired"),
    [(None, False), (TODAY + DAY, False), (TODAY, False), (TODAY - DAY, True)],
)
def test_the_last_day_still_counts(last_day, expired):
    assert is_expired(last_day, TODAY) is expired


@given(st.dates(max_value=date(2100, 1, 1)), st.integers(0, 400))
def test_a_quote_lives_its_days_and_not_one_more(sent_on, days):
    last_day = valid_until(sent_on, days)
    assert (last_day - sent_on).days == days
    assert not is_expired(last_day, last_day)
    assert is_expired(last_day, last_day + DAY)


# --- Guards -----------------------------------------------------------------


@pytest.mark.row("K5")
@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"line_count": 0}, Refused("no_lines")),
        ({"totals": NOTHING_DUE}, Refused("total_not_positive")),
        ({"basis_current": False}, Refused("basis_outdated")),
        ({"request_state": "draft"}, Refused("request_not_open")),
        ({"request_state": "support"}, Refused("request_not_open")),
        ({"request_state": "on_hold"}, Refused("request_not_open")),
        (
            {"valid_until": TODAY - DAY},
            Refused("already_expired", {"until": TODAY - DAY}),
        ),
    ],
)
def test_what_keeps_a_quote_from_being_sent(change, refusal):
    assert may_send(replace(FACTS, **change), TODAY) == refusal


@pytest.mark.parametrize("state", ["request", "quote", "implementation"])
def test_a_sound_quote_may_be_sent_while_the_request_is_open(state):
    facts = replace(FACTS, request_state=state, valid_until=None)
    assert may_send(facts, TODAY) is GRANTED


@pytest.mark.row("K5")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"valid_until": None}, GRANTED),
        ({"basis_current": False}, GRANTED),
        (
            {"valid_until": TODAY - DAY},
            Refused("quote_expired", {"until": TODAY - DAY}),
        ),
        ({"request_state": "closed"}, Refused("request_not_open")),
    ],
)
def test_a_sent_quote_may_be_accepted_until_its_last_day(change, verdict):
    assert may_accept(replace(FACTS, **change), TODAY) == verdict


@given(st.none() | st.dates(), st.dates())
def test_a_quote_is_either_open_to_acceptance_or_expires(last_day, today):
    facts = replace(FACTS, valid_until=last_day)
    assert bool(may_accept(facts, today)) != bool(may_expire(facts, today))


def test_a_quote_does_not_expire_before_its_time():
    assert may_expire(FACTS, TODAY) == Refused("quote_still_valid")


@pytest.mark.row("K7")
def test_declining_and_revising_are_free():
    assert may_decline(FACTS, TODAY) is GRANTED
    assert may_supersede(replace(FACTS, newer_sent=True)) is GRANTED
    assert may_supersede(FACTS) == Refused("not_superseded")


def test_only_a_partner_hands_a_quote_in():
    assert may_submit(replace(FACTS, of_partner=True), TODAY) is GRANTED
    assert may_submit(FACTS, TODAY) == Refused("quote_of_imio")


@pytest.mark.parametrize("state", ["draft", "sent", "accepted", "superseded"])
def test_a_council_orders_what_was_offered(state):
    offered = GRANTED if state in ("sent", "accepted") else Refused("quote_not_sent")
    assert may_order_from(state) == offered
