from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.money import vat
from imio.mutualisation.rules.quoting import draft_lines
from imio.mutualisation.rules.quoting import firm
from imio.mutualisation.rules.quoting import first_year
from imio.mutualisation.rules.quoting import is_expired
from imio.mutualisation.rules.quoting import is_yearly
from imio.mutualisation.rules.quoting import Line
from imio.mutualisation.rules.quoting import LINE_KINDS
from imio.mutualisation.rules.quoting import may_accept
from imio.mutualisation.rules.quoting import may_compute
from imio.mutualisation.rules.quoting import may_decline
from imio.mutualisation.rules.quoting import may_expire
from imio.mutualisation.rules.quoting import may_list
from imio.mutualisation.rules.quoting import may_order_from
from imio.mutualisation.rules.quoting import may_recall
from imio.mutualisation.rules.quoting import may_send
from imio.mutualisation.rules.quoting import may_submit
from imio.mutualisation.rules.quoting import may_supersede
from imio.mutualisation.rules.quoting import QuoteFacts
from imio.mutualisation.rules.quoting import Scope
from imio.mutualisation.rules.quoting import taxes
from imio.mutualisation.rules.quoting import totals
from imio.mutualisation.rules.quoting import valid_until
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
RATES = frozenset(map(Decimal, (0, 6, 12, 21)))
FEE = Line("annual_fee", "Redevance", Decimal(1), "an", Decimal(4500), VAT)
WORK = Line("days", "Jours", Decimal(2), "jour", Decimal(700), VAT)
FACTS = QuoteFacts(
    state="draft",
    lines=(FEE,),
    rates=RATES,
    valid_until=TODAY,
    basis_current=True,
    request_state="request",
    newer_sent=False,
)

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
    yearly = ("annual_fee", "licence", "yearly_discount", "yearly_option")
    assert is_yearly(kind) == (kind in yearly)


def test_a_real_order_of_2026():
    lines = [
        Line("set_up_fee", "x", Decimal(1), "flat", Decimal(2_500), VAT),
        Line("annual_fee", "x", Decimal(1), "year", Decimal(6_000), VAT),
    ]
    result = totals(lines)
    assert (result.one_off, result.yearly) == (2_500, 6_000)
    assert (result.one_off_incl, result.yearly_incl) == (3_025, 7_260)


@given(quote_lines)
def test_totals_are_the_sums_of_the_firm_lines(lines):
    result = totals(iter(lines))
    assert result.one_off + result.yearly == sum(line.amount for line in firm(lines))
    yearly = (line.amount for line in firm(lines) if is_yearly(line.kind))
    assert result.yearly == sum(yearly)
    assert totals(firm(lines)) == result


@given(quote_lines)
def test_vat_is_that_of_the_base_it_is_said_of(lines):
    """EN 16931, BR-CO-17: on the invoice, too, the rate of the base is the tax."""
    found = taxes(lines)
    assert [tax.vat for tax in found] == [vat(tax.base, tax.rate) for tax in found]
    keys = [(tax.yearly, tax.rate) for tax in found]
    assert keys == sorted(set(keys))
    result = totals(lines)
    assert sum(tax.base for tax in found) == result.one_off + result.yearly
    assert sum(tax.vat for tax in found) == result.one_off_vat + result.yearly_vat


@given(quote_lines)
def test_what_was_sent_before_keeps_the_vat_of_its_lines(lines):
    result = totals(lines, by_line=True)
    due = sum(line.vat for line in firm(lines))
    assert result.one_off_vat + result.yearly_vat == due


def test_ten_lines_of_a_third_of_a_hundred():
    lines = 10 * [Line("other", "x", Decimal(1), "", Decimal("33.33"), VAT)]
    assert totals(lines).one_off_vat == Decimal("69.99")
    assert totals(lines, by_line=True).one_off_vat == Decimal("70.00")


@pytest.mark.parametrize(
    ("kind", "start", "due"),
    [
        ("annual_fee", date(2026, 11, 29), "600.00"),
        ("annual_fee", date(2026, 1, 1), "3600.00"),
        ("licence", date(2026, 11, 29), "3600.00"),
        ("days", date(2026, 11, 29), "3600.00"),
        ("yearly_option", date(2026, 11, 29), "0.00"),
    ],
)
def test_the_first_year_is_paid_by_the_month_begun(kind, start, due):
    first = first_year([Line(kind, "x", Decimal(1), "", Decimal(3600), VAT)], start)
    assert (first.months, first.excl) == (13 - start.month, Decimal(due))
    assert first.incl == first.excl + vat(first.excl, VAT)


# --- What a line may be -----------------------------------------------------


@given(quote_lines)
def test_a_list_of_lines_that_holds_is_sound_in_each_of_its_lines(lines):
    if may_list(lines, RATES):
        assert all(line.quantity > 0 for line in lines)
        assert all((line.unit_price < 0) == line.counts.discount for line in lines)
        result = totals(lines)
        assert min(result.one_off, result.yearly) >= 0
        assert min(result.one_off_vat, result.yearly_vat) >= 0


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quantity": Decimal(0)}, "line_quantity_not_positive"),
        ({"quantity": Decimal(-1)}, "line_quantity_not_positive"),
        ({"unit_price": Decimal(-100)}, "line_price_negative"),
        ({"kind": "discount"}, "discount_not_negative"),
        (
            {"kind": "yearly_discount", "unit_price": Decimal(0)},
            "discount_not_negative",
        ),
        ({"vat_rate": Decimal("2.1")}, "vat_rate_unknown"),
        ({"kind": "discount", "unit_price": Decimal(-1)}, "discount_too_large"),
        (
            {"kind": "yearly_discount", "unit_price": Decimal(-4501)},
            "discount_too_large",
        ),
        (
            {
                "kind": "yearly_discount",
                "unit_price": Decimal(-1),
                "vat_rate": Decimal(6),
            },
            "discount_too_large",
        ),
    ],
)
def test_what_a_line_may_not_be(change, reason):
    lines = (FEE, replace(FEE, **change))
    assert may_list(lines, RATES).reason == reason
    assert may_send(replace(FACTS, lines=lines), TODAY).reason == reason


def test_a_discount_and_an_option_are_lines_of_their_own():
    less = replace(FEE, kind="yearly_discount", unit_price=Decimal(-500))
    more = replace(FEE, kind="yearly_option")
    assert may_list((FEE, less, more), RATES) is GRANTED
    assert totals((FEE, less, more)).yearly == 4_000


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
        ({"lines": ()}, Refused("no_lines")),
        (
            {"lines": (replace(FEE, unit_price=Decimal(0)),)},
            Refused("total_not_positive"),
        ),
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
        pytest.param(
            {"routed_to_partner": True, "lines": (WORK,)},
            Refused("work_of_partner"),
            marks=pytest.mark.row("C8", "K7"),
        ),
        pytest.param(
            {"routed_to_partner": True, "lines": (WORK,), "of_partner": True},
            GRANTED,
            marks=pytest.mark.row("C8", "K7"),
        ),
        (
            {"quoted": Scope(days=Decimal(5)), "asked": Scope(days=Decimal(40))},
            Refused("estimate_changed", {"days": 40, "quoted": 5}),
        ),
        ({"quoted": Scope(), "asked": Scope(Decimal(40), "partner", "a")}, GRANTED),
        (
            {"quoted": Scope(product="a"), "asked": Scope(product=None)},
            Refused("product_changed"),
        ),
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


@pytest.mark.parametrize(
    ("of_partner", "routed", "verdict"),
    [
        (False, False, GRANTED),
        (False, True, Refused("work_of_partner")),
        (True, True, GRANTED),
    ],
)
def test_the_work_of_a_partner_is_offered_by_the_partner(of_partner, routed, verdict):
    facts = replace(
        FACTS,
        lines=(replace(FEE, kind="days"),),
        state="to_check",
        of_partner=of_partner,
        routed_to_partner=routed,
    )
    assert may_send(facts, TODAY) == verdict
    assert may_send(replace(facts, lines=(FEE,)), TODAY) is GRANTED


def test_the_price_list_of_imio_is_for_the_quotes_of_imio():
    assert may_compute(FACTS) is GRANTED
    assert may_compute(replace(FACTS, of_partner=True)) == Refused("quote_of_partner")


def test_what_was_sent_may_be_taken_back():
    assert may_recall(replace(FACTS, state="sent")) is GRANTED


@pytest.mark.parametrize("state", ["draft", "sent", "accepted", "superseded"])
def test_a_council_orders_what_was_offered(state):
    offered = GRANTED if state in ("sent", "accepted") else Refused("quote_not_sent")
    assert may_order_from(state) == offered
