from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.dated import begun
from imio.mutualisation.rules.dated import Bounds
from imio.mutualisation.rules.dated import DatedNumber
from imio.mutualisation.rules.dated import each_once
from imio.mutualisation.rules.dated import in_force
from imio.mutualisation.rules.dated import never_above
from imio.mutualisation.rules.dated import within

import pytest


DAY = timedelta(days=1)

days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
histories = st.lists(
    st.builds(DatedNumber, days, st.decimals(0, 100, places=2)),
    unique_by=lambda row: row.valid_from,
)


@pytest.mark.row("A10")
@pytest.mark.parametrize(
    ("on", "fee"),
    [
        (date(2011, 11, 27), None),
        (date(2011, 11, 28), Decimal(4)),
        (date(2014, 1, 15), Decimal(4)),
        (date(2030, 1, 1), Decimal(5)),
    ],
)
def test_the_fee_is_four_euros_until_another_is_dated(on, fee):
    fees = [
        DatedNumber(date(2030, 1, 1), Decimal(5)),
        DatedNumber(date(2011, 11, 28), Decimal(4)),
    ]
    row = in_force(fees, on)
    assert (row and row.value) == fee


@pytest.mark.row("C14")
@pytest.mark.parametrize(("year", "ceiling"), [(2012, 20), (2013, 20), (2014, 25)])
def test_the_staff_ceiling_is_a_dated_figure(year, ceiling):
    ceilings = (
        DatedNumber(date(2012, 1, 1), Decimal(20)),
        DatedNumber(date(2014, 1, 1), Decimal(25)),
    )
    assert in_force(ceilings, date(year, 6, 30)).value == ceiling


@given(histories, days)
def test_the_row_in_force_has_begun_and_no_later_one_has(rows, on):
    begun = [row.valid_from for row in rows if row.valid_from <= on]
    row = in_force(rows, on)
    assert (row and row.valid_from) == max(begun, default=None)


@given(histories, days)
def test_the_order_of_the_rows_does_not_matter(rows, on):
    assert in_force(rows, on) == in_force(reversed(rows), on)


@given(histories, days, days)
def test_time_only_goes_forward(rows, one, other):
    earlier, later = in_force(rows, min(one, other)), in_force(rows, max(one, other))
    assert earlier is None or earlier.valid_from <= later.valid_from


@given(st.builds(DatedNumber, days, st.just(Decimal(1))))
def test_the_first_day_counts(row):
    assert in_force([row], row.valid_from) == row
    assert in_force([row], row.valid_from - DAY) is None


@given(histories, days)
def test_a_row_to_come_changes_nothing_today(rows, on):
    to_come = DatedNumber(on + DAY, Decimal(1))
    assert in_force([*rows, to_come], on) == in_force(rows, on)


# --- What a list of figures may say ---------------------------------------------


@given(st.lists(days), days)
def test_a_list_holds_on_a_day_once_a_row_has_begun(begin, on):
    assert bool(begun(begin, on)) == (on >= min(begin, default=date.max))


@given(st.lists(days))
def test_each_day_begins_once(begin):
    assert bool(each_once(begin)) == (len(begin) == len(set(begin)))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("0", None),
        ("100", None),
        ("-0.01", "setting_out_of_bounds"),
        ("100.01", "setting_out_of_bounds"),
        ("12.5", "setting_not_whole"),
    ],
)
def test_a_figure_keeps_its_bounds(value, reason):
    bounds = Bounds(Decimal(0), Decimal(100), whole=True)
    assert getattr(within(Decimal(value), bounds), "reason", None) == reason


@pytest.mark.row("M14")
@pytest.mark.parametrize(
    ("lower", "higher", "on"),
    [
        ({2020: 1}, {2020: 1}, None),
        ({2020: 2}, {2020: 1}, 2020),
        ({2020: 2}, {2021: 1}, 2021),
        ({2020: 1, 2022: 3}, {2020: 2}, 2022),
        ({2020: 1, 2022: 3}, {2020: 2, 2022: 3}, None),
        ({2020: 2}, {}, None),
    ],
)
def test_a_figure_is_never_above_another_one_while_both_hold(lower, higher, on):
    rows = (
        [DatedNumber(date(year, 1, 1), Decimal(n)) for year, n in each.items()]
        for each in (lower, higher)
    )
    verdict = never_above(*rows)
    assert bool(verdict) == (on is None)
    assert verdict or verdict.details["on"] == date(on, 1, 1)
