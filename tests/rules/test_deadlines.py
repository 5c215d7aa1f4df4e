from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.deadlines import belgian_holidays
from imio.mutualisation.rules.deadlines import cdld_holidays
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.deadlines import Deadline
from imio.mutualisation.rules.deadlines import due
from imio.mutualisation.rules.deadlines import easter
from imio.mutualisation.rules.deadlines import latest_before
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.deadlines import next_working_day
from imio.mutualisation.rules.deadlines import Shift

import pytest


DAY = timedelta(days=1)

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
delays = st.integers(0, 120)
calendars = st.sampled_from([belgian_holidays, cdld_holidays])


def reasons(deadline):
    return [shift.reason for shift in deadline.shifted]


# --- Holidays ---------------------------------------------------------------


@pytest.mark.parametrize(
    "sunday",
    [
        date(1818, 3, 22),
        date(1943, 4, 25),
        date(1981, 4, 19),
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
        date(2049, 4, 18),
    ],
    ids=str,
)
def test_easter(sunday):
    assert easter(sunday.year) == sunday


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_from_22_march_to_25_april(year):
    sunday = easter(year)
    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


@pytest.mark.row("G14")
def test_the_holidays_of_2026():
    assert cdld_holidays(2026) == {
        date(2026, 1, 1): "new_year",
        date(2026, 4, 6): "easter_monday",
        date(2026, 5, 1): "labour_day",
        date(2026, 5, 14): "ascension",
        date(2026, 5, 25): "whit_monday",
        date(2026, 7, 21): "national_day",
        date(2026, 8, 15): "assumption",
        date(2026, 9, 27): "wallonia_day",
        date(2026, 11, 1): "all_saints",
        date(2026, 11, 2): "all_souls",
        date(2026, 11, 11): "armistice",
        date(2026, 11, 15): "dynasty_day",
        date(2026, 12, 25): "christmas",
        date(2026, 12, 26): "boxing_day",
    }


def test_the_code_adds_four_days_to_the_ten_legal_ones():
    legal = belgian_holidays(2026)
    assert len(legal) == 10
    added = set(cdld_holidays(2026).values()) - set(legal.values())
    assert added == {"wallonia_day", "all_souls", "dynasty_day", "boxing_day"}


def test_two_holidays_may_be_one_day():
    assert belgian_holidays(2008)[date(2008, 5, 1)] == "ascension"


# --- Delays -----------------------------------------------------------------


@pytest.mark.row("G13", "G14")
@pytest.mark.parametrize(
    ("received", "delay", "last", "why"),
    [
        (date(2026, 3, 5), 40, date(2026, 4, 14), []),
        (date(2026, 3, 5), 60, date(2026, 5, 4), []),
        (date(2026, 2, 25), 60, date(2026, 4, 27), ["sunday"]),
        (date(2026, 2, 25), 40, date(2026, 4, 7), ["easter_monday"]),
        (date(2026, 3, 4), 30, date(2026, 4, 3), []),
        (
            date(2026, 3, 5),
            30,
            date(2026, 4, 7),
            ["saturday", "sunday", "easter_monday"],
        ),
        (date(2026, 9, 12), 15, date(2026, 9, 28), ["wallonia_day"]),
        (
            date(2026, 10, 1),
            30,
            date(2026, 11, 3),
            ["saturday", "all_saints", "all_souls"],
        ),
        (date(2026, 10, 12), 30, date(2026, 11, 12), ["armistice"]),
        (
            date(2026, 11, 25),
            30,
            date(2026, 12, 28),
            ["christmas", "boxing_day", "sunday"],
        ),
        (date(2026, 12, 2), 30, date(2027, 1, 4), ["new_year", "saturday", "sunday"]),
        (date(2026, 7, 15), 30, date(2026, 8, 14), []),
        (date(2026, 7, 16), 30, date(2026, 8, 17), ["assumption", "sunday"]),
        (date(2026, 3, 5), 0, date(2026, 3, 5), []),
    ],
)
def test_a_delay_ends_on_a_working_day(received, delay, last, why):
    ended = due(received, delay)
    assert ended.day == last
    assert reasons(ended) == why


def test_another_calendar_has_other_days_off():
    monday = date(2026, 11, 2)
    assert next_working_day(monday) == Deadline(
        date(2026, 11, 3), (Shift(monday, "all_souls"),)
    )
    assert next_working_day(monday, belgian_holidays) == Deadline(monday, ())


@given(days, delays, calendars)
def test_a_due_day_is_a_working_day(start, delay, calendar):
    last = due(start, delay, calendar).day
    assert last.weekday() < 5
    assert last not in calendar(last.year)


@given(days, delays, calendars)
def test_what_is_passed_over_are_days_off_in_a_row(start, delay, calendar):
    ended = due(start, delay, calendar)
    passed = [shift.day for shift in ended.shifted]
    first = start + delay * DAY
    assert [*passed, ended.day] == [first + n * DAY for n in range(len(passed) + 1)]
    assert all(day.weekday() > 4 or day in calendar(day.year) for day in passed)


@given(days, delays, delays, calendars)
def test_more_days_never_end_sooner(start, some, more, calendar):
    assert due(start, some, calendar).day <= due(start, some + more, calendar).day


@given(days, calendars)
def test_a_working_day_stays(day, calendar):
    once = next_working_day(day, calendar)
    assert next_working_day(once.day, calendar) == Deadline(once.day, ())


@pytest.mark.row("G13")
@pytest.mark.parametrize(
    ("clear_days", "latest"),
    [
        (7, date(2026, 3, 15)),
        (5, date(2026, 3, 17)),
        (2, date(2026, 3, 20)),
        (0, date(2026, 3, 22)),
    ],
)
def test_clear_days_count_neither_end(clear_days, latest):
    assert latest_before(date(2026, 3, 23), clear_days) == latest


@given(days, st.integers(0, 60))
def test_so_many_days_lie_between(event, clear_days):
    assert (event - latest_before(event, clear_days)).days - 1 == clear_days


@pytest.mark.row("G15")
def test_a_start_falls_on_any_day():
    assert day_after(date(2026, 3, 31), 5) == date(2026, 4, 5)


# --- The ends of the calendar, which old data may hold -------------------------

any_day = st.dates() | st.sampled_from([date.min, date.max])


@given(any_day, st.integers(0, 40_000))
def test_counting_days_ends_with_the_calendar(day, count):
    before, after = day_after(day, -count), day_after(day, count)
    assert before == day - min(count, (day - date.min).days) * DAY
    assert after == day + min(count, (date.max - day).days) * DAY
    assert latest_before(day, count) <= before <= day <= after <= due(day, count).day


@given(any_day, st.integers(0, 150_000))
def test_counting_months_ends_with_the_calendar(day, count):
    before, after = months_after(day, -count), months_after(day, count)
    assert before <= day <= after
    assert (
        before == date.min or (day.year - before.year) == -(-count // 12) or count % 12
    )
    assert after == date.max or after.day <= day.day
