from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules import licensing
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.deadlines import reminder_due
from imio.mutualisation.rules.licensing import LicenceFacts
from imio.mutualisation.rules.licensing import Line
from imio.mutualisation.rules.licensing import line_state
from imio.mutualisation.rules.licensing import next_notice
from imio.mutualisation.rules.licensing import noticed
from imio.mutualisation.rules.licensing import Period
from imio.mutualisation.rules.licensing import period_on
from imio.mutualisation.rules.licensing import phase
from imio.mutualisation.rules.licensing import pool_on
from imio.mutualisation.rules.licensing import RENEWALS
from imio.mutualisation.rules.licensing import renewed
from imio.mutualisation.rules.licensing import successor
from imio.mutualisation.rules.licensing import Terms
from imio.mutualisation.rules.licensing import worth
from imio.mutualisation.rules.seats import Seats
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from itertools import pairwise

import pytest


DAY = timedelta(days=1)
START, END = date(2024, 1, 1), date(2026, 12, 31)
# Notice of three months: by 30 September at the latest.
TACIT = Terms(START, END, "tacit", period_months=12, notice_months=3)
EXPRESS = replace(TACIT, renewal="express")
NEVER = replace(TACIT, renewal="never")
ENDLESS = replace(TACIT, end=None)
TODAY = date(2026, 3, 16)

FACTS = LicenceFacts(
    state="active",
    terms=TACIT,
    has_supplier=True,
    has_source=True,
    metric="seats",
    pool=20,
    unit_price=Decimal("85.00"),
    tender_state="awarded",
    seats=Seats(20, granted=12, asked=3, waiting=0),
    minimum=2,
    stock_kept=None,
)

days = st.dates(date(2015, 1, 1), date(2060, 12, 31))
tacit_terms = st.builds(
    lambda start, length, period, notice: Terms(
        start, start + length * DAY, "tacit", period, notice
    ),
    st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    st.integers(0, 2000),
    st.integers(1, 48),
    st.integers(0, 24),
)
aligned_terms = st.builds(
    lambda start, length, period, notice: Terms(
        start, months_after(start, length) - DAY, "tacit", period, notice
    ),
    st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    st.integers(1, 60),
    st.integers(1, 24),
    st.integers(0, 12),
)


# --- Periods ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2026, 11, 15), 2, date(2027, 1, 15)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2026, 5, 31), -3, date(2026, 2, 28)),
        (date(2026, 5, 31), 0, date(2026, 5, 31)),
    ],
)
def test_months_stop_at_the_end_of_a_short_one(day, months, expected):
    assert months_after(day, months) == expected


@pytest.mark.row("J4", "J5")
@pytest.mark.parametrize(
    ("terms", "day", "expected"),
    [
        (TACIT, START - DAY, Period(START, END, date(2026, 9, 30), 1)),
        (TACIT, END, Period(START, END, date(2026, 9, 30), 1)),
        (
            TACIT,
            END + DAY,
            Period(date(2027, 1, 1), date(2027, 12, 31), date(2027, 9, 30), 2),
        ),
        (
            TACIT,
            date(2036, 6, 1),
            Period(date(2036, 1, 1), date(2036, 12, 31), date(2036, 9, 30), 11),
        ),
        (EXPRESS, END + DAY, Period(START, END, date(2026, 9, 30), 1)),
        (NEVER, END + DAY, Period(START, END, END, 1)),
        (ENDLESS, TODAY, None),
    ],
)
def test_the_period_of_a_day(terms, day, expected):
    assert period_on(terms, day) == expected


@pytest.mark.row("J5")
@pytest.mark.parametrize(
    ("terms", "day", "expected"),
    [
        (TACIT, TODAY, date(2026, 9, 30)),
        (TACIT, date(2026, 9, 30), date(2026, 9, 30)),
        (TACIT, date(2026, 10, 1), date(2027, 9, 30)),
        (TACIT, date(2031, 10, 1), date(2032, 9, 30)),
        (replace(TACIT, notice_months=0), END, END),
        (replace(TACIT, notice_months=18), TODAY, date(2026, 6, 30)),
        (EXPRESS, TODAY, date(2026, 9, 30)),
        (EXPRESS, date(2031, 10, 1), date(2026, 9, 30)),
        (NEVER, TODAY, END),
        (NEVER, date(2031, 10, 1), END),
        (ENDLESS, TODAY, None),
    ],
)
def test_the_next_day_of_notice(terms, day, expected):
    assert next_notice(terms, day) == expected


@pytest.mark.row("J4")
@pytest.mark.parametrize(
    ("terms", "day", "expected"),
    [
        (TACIT, START - DAY, "upcoming"),
        (TACIT, START, "running"),
        (TACIT, date(2026, 9, 30), "running"),
        (TACIT, date(2026, 10, 1), "committed"),
        (TACIT, END + DAY, "running"),
        (TACIT, date(2027, 10, 1), "committed"),
        (EXPRESS, date(2026, 9, 30), "running"),
        (EXPRESS, date(2026, 10, 1), "overdue"),
        (EXPRESS, END, "overdue"),
        (EXPRESS, END + DAY, "ended"),
        (NEVER, END, "running"),
        (NEVER, END + DAY, "ended"),
        (ENDLESS, START - DAY, "upcoming"),
        (ENDLESS, date(2050, 1, 1), "running"),
    ],
)
def test_where_a_contract_stands_on_a_day(terms, day, expected):
    assert phase(terms, day) == expected


@pytest.mark.row("J4", "J5")
@pytest.mark.parametrize(
    ("terms", "day", "end"),
    [
        (EXPRESS, TODAY, date(2027, 12, 31)),
        (replace(EXPRESS, period_months=1), TODAY, date(2027, 1, 31)),
        (TACIT, END, END),
        (TACIT, END + DAY, date(2027, 12, 31)),
        (TACIT, date(2031, 10, 1), date(2031, 12, 31)),
        (NEVER, date(2031, 10, 1), END),
        (ENDLESS, TODAY, None),
    ],
)
def test_what_a_renewal_records(terms, day, end):
    assert renewed(terms, day) == replace(terms, end=end)


@pytest.mark.row("J4")
@pytest.mark.parametrize(
    ("terms", "day", "end"),
    [
        (TACIT, TODAY, END),
        (TACIT, date(2031, 6, 1), date(2031, 12, 31)),
        (EXPRESS, TODAY, END),
        (NEVER, TODAY, END),
        (ENDLESS, TODAY, date(2026, 6, 16)),
    ],
)
def test_notice_ends_the_contract_with_its_period(terms, day, end):
    assert noticed(terms, day) == replace(terms, end=end)


def test_a_renewal_has_a_length():
    with pytest.raises(ValueError, match="one month"):
        replace(TACIT, period_months=0)
    assert replace(NEVER, period_months=0).renewal == "never"


@pytest.mark.row("J5")
def test_a_short_month_shortens_nothing_but_itself():
    terms = Terms(date(2026, 1, 31), date(2026, 2, 27), "express", 1, 0)
    ends = []
    for _month in range(3):
        terms = renewed(terms, TODAY)
        ends.append(terms.end)
    assert ends == [date(2026, 3, 30), date(2026, 4, 29), date(2026, 5, 30)]


@given(tacit_terms)
def test_the_first_period_is_the_one_recorded(terms):
    first = period_on(terms, terms.end)
    assert (first.first, first.last, first.number) == (terms.start, terms.end, 1)
    assert period_on(terms, terms.end + DAY).number == 2


@pytest.mark.row("J5")
@given(tacit_terms, days)
def test_a_tacit_contract_is_always_in_one_period(terms, day):
    period, after = period_on(terms, day), period_on(terms, day + DAY)
    assert day <= period.last
    assert period.first <= day or period.number == 1
    assert after == period or after.first == day + DAY == period.last + DAY


@pytest.mark.row("J5")
@given(tacit_terms, days)
def test_the_next_day_of_notice_never_lies_in_the_past_nor_goes_back(terms, day):
    due = next_notice(terms, day)
    assert due >= day
    assert due == next_notice(terms, due)
    assert next_notice(terms, due + DAY) > due


@pytest.mark.row("J5")
@given(aligned_terms, days, days)
def test_recording_renewals_changes_no_date(terms, recorded, day):
    recorded, day = sorted((recorded, day))
    kept = renewed(terms, recorded)
    assert next_notice(kept, day) == next_notice(terms, day)
    assert period_on(kept, day).last == period_on(terms, day).last
    assert renewed(kept, recorded) == kept


@given(tacit_terms, st.sampled_from(RENEWALS), days)
def test_notice_is_in_time_until_the_contract_is_committed(terms, renewal, day):
    terms = replace(terms, renewal=renewal)
    verdict = licensing.may_give_notice(replace(FACTS, terms=terms), day)
    assert bool(verdict) == (phase(terms, day) not in ("committed", "ended"))


# --- Guards -----------------------------------------------------------------


@pytest.mark.row("D28")
@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, GRANTED),
        ({"tender_state": "closed"}, GRANTED),
        ({"tender_state": None}, GRANTED),
        ({"metric": "unlimited", "pool": None}, GRANTED),
        ({"pool": 1}, GRANTED),
        ({"unit_price": Decimal(0)}, GRANTED),
        ({"has_supplier": False}, Refused("supplier_missing")),
        ({"has_source": False}, Refused("licence_source_missing")),
        ({"tender_state": "standstill"}, Refused("tender_not_awarded")),
        ({"terms": None}, Refused("term_missing")),
        ({"pool": None}, Refused("pool_missing")),
        ({"pool": 0}, Refused("pool_missing")),
        ({"unit_price": None}, Refused("licence_price_missing")),
    ],
)
def test_a_licence_in_force_says_who_why_how_long_and_how_much(changes, verdict):
    assert licensing.may_activate(replace(FACTS, **changes)) == verdict


@pytest.mark.parametrize(
    ("seats", "verdict"),
    [
        (Seats(20, 0, 0, 0), GRANTED),
        (Seats(20, 0, 1, 0), Refused("licence_drawn", {"count": 1})),
        (Seats(20, 2, 1, 3), Refused("licence_drawn", {"count": 6})),
    ],
)
def test_a_licence_goes_back_as_long_as_nobody_counts_on_it(seats, verdict):
    assert licensing.may_renegotiate(replace(FACTS, seats=seats)) == verdict


@pytest.mark.row("J4", "J5")
@pytest.mark.parametrize(
    ("terms", "day", "verdict"),
    [
        (TACIT, date(2026, 9, 30), GRANTED),
        (
            TACIT,
            date(2026, 10, 1),
            Refused("notice_too_late", {"until": date(2027, 9, 30)}),
        ),
        (TACIT, END + DAY, GRANTED),
        (EXPRESS, END, GRANTED),
        (EXPRESS, END + DAY, Refused("already_ended")),
        (NEVER, END + DAY, Refused("already_ended")),
        (ENDLESS, TODAY, GRANTED),
        (None, TODAY, Refused("term_missing")),
    ],
)
def test_notice_is_given_in_time(terms, day, verdict):
    assert licensing.may_give_notice(replace(FACTS, terms=terms), day) == verdict


@pytest.mark.row("J4")
@pytest.mark.parametrize(
    ("terms", "day", "verdict"),
    [
        (EXPRESS, TODAY, GRANTED),
        (EXPRESS, END, GRANTED),
        (EXPRESS, END + DAY, Refused("already_ended")),
        (TACIT, TODAY, Refused("not_express")),
        (NEVER, TODAY, Refused("not_express")),
        (replace(EXPRESS, end=None), TODAY, Refused("not_express")),
        (None, TODAY, Refused("term_missing")),
    ],
)
def test_an_express_renewal_is_decided_before_the_end(terms, day, verdict):
    assert licensing.may_renew(replace(FACTS, terms=terms), day) == verdict


@pytest.mark.row("J5")
@pytest.mark.parametrize(
    ("state", "terms", "day", "verdict"),
    [
        ("active", TACIT, END + DAY, GRANTED),
        ("active", TACIT, END, Refused("period_running", {"until": END})),
        ("in_notice", TACIT, END + DAY, Refused("not_tacit")),
        ("active", EXPRESS, END + DAY, Refused("not_tacit")),
        ("active", ENDLESS, END + DAY, Refused("not_tacit")),
        ("active", None, END + DAY, Refused("term_missing")),
    ],
)
def test_a_tacit_renewal_is_recorded_once_it_took_place(state, terms, day, verdict):
    facts = replace(FACTS, state=state, terms=terms)
    assert licensing.may_roll_over(facts, day) == verdict


@pytest.mark.row("J4")
@pytest.mark.parametrize(
    ("state", "terms", "day", "verdict"),
    [
        ("active", NEVER, END + DAY, GRANTED),
        ("active", EXPRESS, END + DAY, GRANTED),
        ("active", EXPRESS, END, Refused("period_running", {"until": END})),
        ("active", TACIT, END + DAY, Refused("renews_tacitly")),
        ("active", ENDLESS, END + DAY, Refused("renews_tacitly")),
        ("active", replace(NEVER, end=None), TODAY, Refused("renews_tacitly")),
        ("in_notice", TACIT, END, Refused("period_running", {"until": END})),
        ("in_notice", TACIT, END + DAY, GRANTED),
        ("in_notice", ENDLESS, TODAY, GRANTED),
        ("in_notice", None, TODAY, Refused("term_missing")),
    ],
)
def test_a_contract_that_goes_on_ends_by_notice_only(state, terms, day, verdict):
    facts = replace(FACTS, state=state, terms=terms)
    assert licensing.may_end(facts, day) == verdict


@pytest.mark.parametrize(
    ("state", "drawn"),
    [("negotiation", False), ("active", True), ("in_notice", True), ("ended", False)],
)
def test_members_draw_while_the_contract_runs(state, drawn):
    expected = GRANTED if drawn else Refused("licence_not_active")
    assert licensing.may_draw(state) == expected


# --- Low stock, and reminders -----------------------------------------------


@pytest.mark.row("J2")
@pytest.mark.parametrize(
    ("seats", "kept", "low", "to_decide"),
    [
        (Seats(20, 12, 3, 0), None, False, False),
        (Seats(20, 16, 3, 0), None, True, True),
        (Seats(20, 16, 3, 0), (20, 19), True, False),
        (Seats(20, 16, 4, 0), (20, 19), True, True),
        (Seats(19, 16, 3, 0), (20, 19), True, True),
        (Seats(15, 16, 3, 0), None, True, True),
        (Seats(None, 16, 3, 0), None, False, False),
    ],
)
def test_a_low_stock_calls_for_a_decision_on_these_very_figures(
    seats, kept, low, to_decide
):
    facts = replace(FACTS, seats=seats, stock_kept=kept)
    expected = GRANTED if low else Refused("stock_ample")
    assert licensing.may_keep_stock(facts) == expected
    assert licensing.stock_to_decide(seats, FACTS.minimum, kept) is to_decide


@pytest.mark.row("J3")
@pytest.mark.parametrize(
    ("days_left", "sent", "expected"),
    [
        (181, [], None),
        (180, [], 180),
        (91, [], 180),
        (91, [180], None),
        (90, [180], 90),
        (30, [180], 30),
        (12, [], 30),
        (12, [30], None),
        (60, [90], None),
        (0, [], 30),
        (-1, [], None),
    ],
)
def test_one_is_reminded_of_the_most_urgent_day_once(days_left, sent, expected):
    deadline = TODAY + days_left * DAY
    assert reminder_due(deadline, TODAY, (180, 90, 30), sent) == expected


@pytest.mark.row("J3")
def test_nobody_is_reminded_of_nothing():
    assert reminder_due(None, TODAY, (180, 90, 30), ()) is None
    assert reminder_due(TODAY, TODAY, (), ()) is None


@given(st.sets(st.integers(0, 400), max_size=5), st.integers(0, 500))
def test_each_reminder_is_sent_once_and_the_last_one_always(thresholds, first):
    sent = []
    for left in range(first, -2, -1):
        due = reminder_due(TODAY + left * DAY, TODAY, thresholds, sent)
        sent += [due] if due is not None else []
    assert sent == sorted(set(sent), reverse=True)
    assert set(sent) <= thresholds
    assert not thresholds or min(thresholds) in sent


# --- Lines of the contract --------------------------------------------------


def line(number, quantity, since, until=None, replaces=None):
    price = Decimal(85)
    return Line(number, "Ricoh", quantity, price, since, until, replaces, "")


def dearest(first, last):
    raise AssertionError("nothing here follows the price of the contract")


FIRST = line(1, 20, START)
MORE = line(2, 5, date(2026, 1, 1), date(2026, 6, 30))
NEXT = line(3, 30, date(2026, 7, 1), replaces=1)
LINES = (FIRST, MORE, NEXT)


def test_what_a_contract_comes_to_counts_each_year_begun():
    """20 seats for three years, 5 and then 30 for one."""
    assert worth(LINES, END, dearest) == 85 * (20 * 3 + 5 + 30)
    assert worth((FIRST,), None, dearest) == 85 * 20
    assert worth((replace(FIRST, quantity=None),), END, dearest) == 85 * 3


@pytest.mark.row("H9", "J7")
def test_what_follows_the_price_counts_each_year_at_its_own():
    followed = replace(FIRST, quantity=1, revised=True)
    told = []
    assert worth((followed,), END, lambda *year: told.append(year) or Decimal(1)) == 3
    assert [since.year for since, _until in told] == [START.year + k for k in range(3)]
    assert told[0][1] == told[1][0] - DAY and told[-1][1] == END


@pytest.mark.row("J8")
@pytest.mark.parametrize(
    ("day", "states", "pool"),
    [
        (START - DAY, ("upcoming", "upcoming", "upcoming"), 0),
        (START, ("in_progress", "upcoming", "upcoming"), 20),
        (TODAY, ("in_progress", "in_progress", "upcoming"), 25),
        (date(2026, 6, 30), ("in_progress", "in_progress", "upcoming"), 25),
        (date(2026, 7, 1), ("replaced", "ended", "in_progress"), 30),
    ],
)
def test_a_line_has_a_state_of_its_own(day, states, pool):
    assert tuple(line_state(each, LINES, day) for each in LINES) == states
    assert pool_on(LINES, day) == pool


@pytest.mark.row("J8")
def test_a_line_knows_its_successor():
    assert successor(FIRST, LINES) == NEXT
    assert successor(NEXT, LINES) is None


@pytest.mark.row("J8")
def test_what_was_replaced_does_not_come_back():
    ended = replace(NEXT, valid_until=date(2026, 12, 31))
    assert line_state(FIRST, (FIRST, ended), date(2027, 1, 1)) == "replaced"
    assert pool_on((FIRST, ended), date(2027, 1, 1)) == 0


def test_one_line_without_a_limit_lifts_that_of_the_pool():
    assert pool_on((FIRST, line(2, None, START)), TODAY) is None


@pytest.mark.row("J1", "J8")
@pytest.mark.parametrize(
    ("new", "accepts", "verdict"),
    [
        (line(2, 1, TODAY), False, GRANTED),
        (line(2, None, TODAY), False, GRANTED),
        (line(2, 15, TODAY, replaces=1), False, GRANTED),
        (line(2, 0, TODAY), True, Refused("quantity_not_positive")),
        (
            line(2, 9, TODAY, replaces=7),
            True,
            Refused("replaced_line_unknown", {"number": 7}),
        ),
        (
            line(2, 14, TODAY, replaces=1),
            False,
            Refused("over_quota", {"pool": 14, "granted": 15}),
        ),
        (line(2, 14, TODAY, replaces=1), True, GRANTED),
    ],
)
def test_a_further_order_adds_or_replaces(new, accepts, verdict):
    assert licensing.may_order([FIRST], new, FACTS.seats, accepts, TODAY) == verdict


def test_an_order_that_adds_is_welcome_even_over_the_pool():
    over = Seats(14, 20, 0, 0)
    more = line(2, 1, date(2025, 1, 1))
    assert licensing.may_order([FIRST], more, over, False, TODAY)


def test_a_line_that_ends_takes_its_seats_away():
    short = replace(line(2, 40, TODAY, replaces=1), valid_until=TODAY + DAY)
    verdict = licensing.may_order([FIRST], short, FACTS.seats, False, TODAY)
    assert verdict == Refused("over_quota", {"pool": 0, "granted": 15})


def test_no_order_begins_before_the_contract():
    new = line(2, 5, START - DAY)
    verdict = licensing.may_order([FIRST], new, FACTS.seats, False, TODAY)
    assert verdict.reason == "order_before_contract"


@pytest.mark.row("J8")
def test_a_line_is_replaced_once():
    again = line(4, 40, TODAY, replaces=1)
    verdict = licensing.may_order(LINES, again, FACTS.seats, False, TODAY)
    assert verdict == Refused("already_replaced", {"number": 1})


orders = st.lists(
    st.tuples(st.integers(1, 30), days, st.none() | st.integers(1, 3)), max_size=5
)


@given(orders, st.integers(0, 20))
def test_no_order_lowers_the_pool_below_what_is_taken(asked, taken):
    lines = (FIRST,)
    for number, (quantity, since, replaces) in enumerate(asked, start=2):
        new = line(number, quantity, since, replaces=replaces)
        seats, before = Seats(20, taken, 0, 0), pool_on(lines, max(since, TODAY))
        if licensing.may_order(lines, new, seats, False, TODAY):
            lines = (*lines, new)
            assert pool_on(lines, max(since, TODAY)) >= min(taken, before)
    followed = [each.replaces for each in lines if each.replaces]
    assert len(followed) == len(set(followed))


# --- Taking back, and what contradicts itself ----------------------------------

PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31), date(2026, 9, 30), 3)


@pytest.mark.row("J8", "J9")
@pytest.mark.parametrize(
    ("recorded", "counted_on", "on", "reason"),
    [
        (0, 0, None, "nothing_to_undo"),
        (1, 0, TODAY, None),
        (2, 1, TODAY, None),
        (2, 2, TODAY, "undo_counted_on"),
        (1, 0, PERIOD.first, None),
        (1, 0, PERIOD.first - DAY, "undo_period_begun"),
    ],
)
def test_the_last_change_is_taken_back_until_something_rests_on_it(
    recorded, counted_on, on, reason
):
    verdict = licensing.may_undo(recorded, counted_on, on, PERIOD)
    assert getattr(verdict, "reason", None) == reason


@pytest.mark.row("J4")
@given(tacit_terms, days)
def test_each_notice_day_that_is_named_is_one_of_the_calendar(terms, day):
    ahead = licensing.periods_ahead(terms, day)
    assert next_notice(terms, day) in [each.notice_by for each in ahead]
    assert ahead[0] == period_on(terms, day)
    assert all(one.last + DAY == two.first for one, two in pairwise(ahead))


@pytest.mark.row("J4")
@pytest.mark.parametrize(
    ("terms", "price", "public", "codes"),
    [
        (TACIT, 100, 125, ()),
        (TACIT, 100, 100, ()),
        (TACIT, 100, None, ()),
        (None, None, 90, ()),
        (TACIT, 100, 90, ("public_below_own",)),
        (replace(TACIT, notice_months=13), 1, None, ("notice_over_period",)),
        (replace(NEVER, notice_months=13), 1, None, ()),
    ],
)
def test_what_contradicts_itself_is_said(terms, price, public, codes):
    assert licensing.contradictions(terms, price, public) == codes


@pytest.mark.row("J9")
@pytest.mark.parametrize(
    ("terms", "count"),
    [
        (replace(TACIT, renewal="express"), 1),
        (replace(TACIT, end=None), 0),
    ],
)
def test_without_tacit_renewal_there_is_the_period_that_was_agreed(terms, count):
    assert len(licensing.periods_ahead(terms, START)) == count


def test_what_is_drawn_under_notice_ends_soon():
    assert licensing.draws_on_what_ends("in_notice")
    assert not licensing.draws_on_what_ends("active")
