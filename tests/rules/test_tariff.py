from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules import tariff
from imio.mutualisation.rules.dated import DatedNumber
from imio.mutualisation.rules.money import cents
from imio.mutualisation.rules.tariff import Authority
from imio.mutualisation.rules.tariff import combined_population
from imio.mutualisation.rules.tariff import days_to_come
from imio.mutualisation.rules.tariff import each_day_once
from imio.mutualisation.rules.tariff import fee_change
from imio.mutualisation.rules.tariff import FeeChange
from imio.mutualisation.rules.tariff import first_year_fee
from imio.mutualisation.rules.tariff import may_publish_price_lists
from imio.mutualisation.rules.tariff import months_begun
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import population_on
from imio.mutualisation.rules.tariff import price
from imio.mutualisation.rules.tariff import price_lists
from imio.mutualisation.rules.tariff import PriceBand
from imio.mutualisation.rules.tariff import size_category
from imio.mutualisation.rules.tariff import SizeCategory
from imio.mutualisation.rules.tariff import Step
from imio.mutualisation.rules.tariff import total_change
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
NEW_YEAR = date(2014, 1, 1)


def row(up_to, annual_fee, included_days, illustrative=True, valid_from=NEW_YEAR):
    fee = Decimal(annual_fee)
    days = Decimal(included_days)
    return PriceBand(
        valid_from, up_to, fee, Decimal(1000), days, Decimal(600), illustrative
    )


TECHNICAL_SERVICES = (
    row(5_000, 3_000, 2),
    row(10_000, 4_500, 3, illustrative=False),
    row(15_000, 6_500, 4),
    row(25_000, 9_000, 5),
    row(50_000, 13_000, 7, illustrative=False),
    row(None, 18_000, 10, illustrative=False),
)
LISTS = price_lists(TECHNICAL_SERVICES)
INDICES = (
    DatedNumber(date(2013, 12, 1), Decimal("122.50")),
    DatedNumber(date(2015, 12, 1), Decimal("124.95")),
)

days = st.dates(NEW_YEAR, date(2050, 12, 31))
sizes = st.integers(1, 300_000)
positive = st.decimals(1, 1000, places=2)


def authority(inhabitants):
    return Authority(Population(date(2013, 1, 1), inhabitants))


def priced(inhabitants, on=NEW_YEAR, lists=LISTS, indices=()):
    return price(authority(inhabitants), lists, on, indices)


def codes(result):
    return [step.code for step in result.explanation]


# --- Price ------------------------------------------------------------------


@pytest.mark.row("C1", "K9")
@pytest.mark.parametrize(
    ("inhabitants", "annual_fee", "up_to"),
    [
        (1, 3_000, 5_000),
        (5_000, 3_000, 5_000),
        (5_001, 4_500, 10_000),
        (9_999, 4_500, 10_000),
        pytest.param(10_000, 4_500, 10_000, marks=pytest.mark.row("C2")),
        (10_001, 6_500, 15_000),
        (49_999, 13_000, 50_000),
        pytest.param(50_000, 13_000, 50_000, marks=pytest.mark.row("C3")),
        pytest.param(50_001, 18_000, None, marks=pytest.mark.row("C4")),
        pytest.param(205_000, 18_000, None, marks=pytest.mark.row("C4")),
    ],
)
def test_technical_services_by_size(inhabitants, annual_fee, up_to):
    result = priced(inhabitants)
    assert (result.annual_fee, result.up_to) == (annual_fee, up_to)


@pytest.mark.row("C5")
@pytest.mark.parametrize(
    ("inhabitants", "included"), [(4_000, 2), (10_000, 3), (80_000, 10)]
)
def test_an_implementation_includes_days_by_size(inhabitants, included):
    assert priced(inhabitants).included_days == included


def test_only_the_bands_between_the_published_ones_are_illustrative():
    illustrative = [priced(size).illustrative for size in (10_000, 10_001, 50_000)]
    assert illustrative == [False, True, False]


@pytest.mark.parametrize(
    ("people", "lists", "on", "refusal"),
    [
        (None, LISTS, NEW_YEAR, Refused("no_population")),
        (
            authority(0),
            LISTS,
            NEW_YEAR,
            Refused("population_not_positive", {"population": 0}),
        ),
        (
            authority(-1),
            LISTS,
            NEW_YEAR,
            Refused("population_not_positive", {"population": -1}),
        ),
        (
            authority(1),
            LISTS,
            NEW_YEAR - DAY,
            Refused("no_price_list", {"on": NEW_YEAR - DAY}),
        ),
        (authority(1), (), NEW_YEAR, Refused("no_price_list", {"on": NEW_YEAR})),
        (
            authority(50_001),
            price_lists(TECHNICAL_SERVICES[:-1]),
            NEW_YEAR,
            Refused("no_band", {"population": 50_001, "valid_from": NEW_YEAR}),
        ),
    ],
)
def test_no_price_without_what_it_rests_on(people, lists, on, refusal):
    assert price(people, lists, on) == refusal


@pytest.mark.row("K8")
def test_a_later_price_list_leaves_the_earlier_days_alone():
    later = row(None, 5_000, 1, valid_from=date(2016, 1, 1))
    lists = price_lists([later, *TECHNICAL_SERVICES])
    assert priced(10_000, date(2015, 12, 31), lists) == priced(
        10_000, date(2015, 12, 31)
    )
    assert priced(10_000, date(2016, 1, 1), lists).annual_fee == 5_000


@given(sizes, st.permutations(TECHNICAL_SERVICES))
def test_the_order_of_the_rows_does_not_matter(inhabitants, rows):
    assert priced(inhabitants, lists=price_lists(rows)) == priced(inhabitants)


@given(sizes, sizes)
def test_more_inhabitants_never_pay_less_when_bands_rise(one, other):
    small, large = priced(min(one, other)), priced(max(one, other))
    assert small.annual_fee <= large.annual_fee


@given(sizes)
def test_a_bound_belongs_to_its_band(inhabitants):
    result = priced(inhabitants)
    assert result.up_to is None or inhabitants <= result.up_to
    below = [each.up_to for each in TECHNICAL_SERVICES if each.up_to]
    assert not any(inhabitants <= bound < (result.up_to or 10**9) for bound in below)


# --- Indexation -------------------------------------------------------------


@pytest.mark.row("J9")
def test_fees_follow_the_index_since_the_list_began():
    result = priced(10_000, date(2016, 1, 1), indices=INDICES)
    assert result.annual_fee == Decimal("4590.00")
    assert result.set_up_fee == Decimal("1020.00")
    assert result.day_rate == Decimal("612.00")
    assert (result.index, result.base_index) == (Decimal("124.95"), Decimal("122.50"))


def test_a_half_cent_of_indexation_goes_up():
    indices = (
        DatedNumber(NEW_YEAR, Decimal(100)),
        DatedNumber(NEW_YEAR + DAY, Decimal("100.0001")),
    )
    assert priced(3_000, NEW_YEAR + DAY, indices=indices).annual_fee == 3000
    lists = price_lists([row(None, 5_000, 0)])
    result = priced(1, NEW_YEAR + DAY, lists, indices)
    assert result.annual_fee == Decimal("5000.01")


@given(sizes, days, positive)
def test_an_equal_index_changes_nothing(inhabitants, on, value):
    indices = (DatedNumber(NEW_YEAR, value), DatedNumber(on, value))
    indexed, listed = priced(inhabitants, on, indices=indices), priced(inhabitants, on)
    assert indexed.annual_fee == listed.annual_fee
    assert indexed.set_up_fee == listed.set_up_fee
    assert indexed.day_rate == listed.day_rate


@given(sizes, positive, positive)
def test_a_higher_index_never_lowers_a_fee(inhabitants, one, other):
    indices = (
        DatedNumber(NEW_YEAR, min(one, other)),
        DatedNumber(NEW_YEAR + DAY, max(one, other)),
    )
    before = priced(inhabitants, NEW_YEAR, indices=indices)
    after = priced(inhabitants, NEW_YEAR + DAY, indices=indices)
    assert before.annual_fee <= after.annual_fee


@given(sizes, days, positive, positive)
def test_every_amount_is_in_cents(inhabitants, on, base, index):
    indices = (DatedNumber(NEW_YEAR, base), DatedNumber(on, index))
    result = priced(inhabitants, on, indices=indices)
    amounts = (result.annual_fee, result.set_up_fee, result.day_rate)
    assert amounts == tuple(map(cents, amounts))


@pytest.mark.parametrize(
    "indices",
    [
        (),
        (DatedNumber(NEW_YEAR + DAY, Decimal(120)),),
        (DatedNumber(NEW_YEAR, Decimal(0)),),
    ],
    ids=["none", "no base", "zero"],
)
def test_without_both_indices_the_fees_stay_as_listed(indices):
    result = priced(10_000, NEW_YEAR + 2 * DAY, indices=indices)
    assert result.annual_fee == 4_500
    assert (result.index, result.base_index) == (None, None)
    assert Step("not_indexed") in result.explanation


# --- Explanation ------------------------------------------------------------


@pytest.mark.parametrize(
    ("inhabitants", "on", "indices", "expected"),
    [
        (10_000, NEW_YEAR, (), ["price_list", "band", "not_indexed"]),
        (12_000, NEW_YEAR, (), ["price_list", "band", "illustrative", "not_indexed"]),
        (60_000, NEW_YEAR, INDICES, ["price_list", "last_band", "indexed"]),
        (10_000, date(2014, 1, 31), (), ["price_list", "band", "not_indexed"]),
        (
            10_000,
            date(2014, 2, 1),
            (),
            ["price_list", "band", "not_indexed", "first_year"],
        ),
    ],
)
def test_a_price_explains_itself(inhabitants, on, indices, expected):
    assert codes(priced(inhabitants, on, indices=indices)) == expected


def test_the_explanation_cites_its_figures():
    steps = priced(10_000, date(2016, 3, 15), indices=INDICES).explanation
    assert steps == (
        Step("price_list", {"valid_from": NEW_YEAR}),
        Step(
            "band",
            {
                "up_to": 10_000,
                "population": 10_000,
                "population_date": date(2013, 1, 1),
            },
        ),
        Step("indexed", {"index": Decimal("124.95"), "base_index": Decimal("122.50")}),
        Step(
            "first_year",
            {"start": date(2016, 3, 15), "months": 10, "amount": Decimal("3825.00")},
        ),
    )


# --- First year -------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "months", "fee"),
    [
        (date(2014, 1, 1), 12, "4500.00"),
        (date(2014, 1, 31), 12, "4500.00"),
        (date(2014, 3, 15), 10, "3750.00"),
        (date(2014, 12, 31), 1, "375.00"),
    ],
)
def test_the_first_year_is_paid_by_months_begun(start, months, fee):
    assert months_begun(start) == months
    assert str(first_year_fee(Decimal(4_500), start)) == fee


@given(st.dates(), st.decimals(0, 10**6, places=2))
def test_a_first_year_has_one_to_twelve_months(start, fee):
    assert 1 <= months_begun(start) <= 12
    assert first_year_fee(fee, start) <= fee


# --- Price lists ------------------------------------------------------------


def test_rows_become_lists_the_oldest_first_and_the_open_band_last():
    older = row(None, 1, 0, valid_from=NEW_YEAR - DAY)
    lists = price_lists([*reversed(TECHNICAL_SERVICES), older])
    assert [each.valid_from for each in lists] == [NEW_YEAR - DAY, NEW_YEAR]
    bounds = [band.up_to for band in lists[1].bands]
    assert bounds == [5_000, 10_000, 15_000, 25_000, 50_000, None]


def test_the_rows_of_the_example_may_be_published():
    next_year = row(10_000, 5_000, 3, valid_from=date(2015, 1, 1))
    assert may_publish_price_lists([*TECHNICAL_SERVICES, next_year]) is GRANTED
    assert may_publish_price_lists([]) is GRANTED


@pytest.mark.parametrize(
    ("wrong", "reason", "up_to"),
    [
        (row(10_000, 1, 1), "duplicate_band", 10_000),
        (row(None, 1, 1), "duplicate_band", "∞"),
        (row(7_000, -1, 1), "negative_amount", 7_000),
        (row(7_000, 1, -1), "negative_amount", 7_000),
        (
            replace(row(7_000, 1, 1), set_up_fee=Decimal(-1)),
            "negative_amount",
            7_000,
        ),
        (replace(row(7_000, 1, 1), day_rate=Decimal(-1)), "negative_amount", 7_000),
        (row(0, 1, 1), "bound_not_positive", 0),
        (row(-5, 1, 1), "bound_not_positive", -5),
    ],
)
def test_rows_that_may_not_be_published(wrong, reason, up_to):
    expected = Refused(reason, {"valid_from": NEW_YEAR, "up_to": up_to})
    assert may_publish_price_lists([*TECHNICAL_SERVICES, wrong]) == expected


# --- Population -------------------------------------------------------------


populations = st.lists(
    st.builds(Population, days, sizes), unique_by=lambda each: each.reference_date
)


@given(populations, days)
def test_a_population_never_comes_from_the_future(rows, on):
    known = population_on(rows, on)
    past = [each for each in rows if each.reference_date <= on]
    assert (known is None) == (not past)
    assert all(each.reference_date <= known.reference_date <= on for each in past)


@pytest.mark.row("K9")
def test_the_latest_known_population_is_used():
    rows = [Population(date(2024, 1, 1), 16_276), Population(date(2020, 1, 1), 15_894)]
    assert population_on(rows, date(2023, 12, 31)).inhabitants == 15_894
    assert population_on(rows, date(2024, 1, 1)).inhabitants == 16_276


@given(st.lists(st.builds(Population, days, sizes), min_size=1))
def test_served_communes_add_up(rows):
    combined = combined_population(rows)
    assert combined.inhabitants == sum(each.inhabitants for each in rows)
    assert combined.reference_date == min(each.reference_date for each in rows)


@pytest.mark.parametrize("rows", [[], [None], [authority(5), None]])
def test_a_commune_without_figure_leaves_no_combined_population(rows):
    assert combined_population(iter(rows)) == Refused("no_population")


@pytest.mark.parametrize(
    ("population", "priced"),
    [
        (Population(NEW_YEAR, 12_000), Authority(Population(NEW_YEAR, 12_000))),
        (Refused("no_population"), Refused("no_population")),
    ],
)
def test_an_authority_is_priced_by_its_population_if_it_has_one(population, priced):
    assert tariff.authority(population) == priced


# --- Size categories --------------------------------------------------------


CATEGORIES = (
    SizeCategory(NEW_YEAR, "large", "Plus de 50 000", None),
    SizeCategory(NEW_YEAR, "small", "Jusqu’à 10 000", 10_000),
    SizeCategory(NEW_YEAR, "medium", "Jusqu’à 50 000", 50_000),
    SizeCategory(date(2020, 1, 1), "tiny", "Jusqu’à 2 000", 2_000),
)


@pytest.mark.parametrize(
    ("inhabitants", "on", "code"),
    [
        (10_000, NEW_YEAR, "small"),
        (10_001, NEW_YEAR, "medium"),
        (50_000, NEW_YEAR, "medium"),
        (50_001, NEW_YEAR, "large"),
        (2_000, date(2019, 12, 31), "small"),
        (2_000, date(2020, 1, 1), "tiny"),
        (2_001, date(2020, 1, 1), None),
        (2_000, NEW_YEAR - DAY, None),
    ],
)
def test_size_categories_are_dated_and_inclusive(inhabitants, on, code):
    category = size_category(inhabitants, iter(CATEGORIES), on)
    assert (category and category.code) == code


@given(sizes, st.permutations(CATEGORIES), days)
def test_the_order_of_the_categories_does_not_matter(inhabitants, rows, on):
    assert size_category(inhabitants, rows, on) == size_category(
        inhabitants, CATEGORIES, on
    )


# --- Prices to come -----------------------------------------------------------

NEXT_YEAR, LATER = date(2015, 1, 1), date(2016, 1, 1)
TO_COME = price_lists(
    (
        *TECHNICAL_SERVICES,
        row(10_000, 5_000, 3, valid_from=NEXT_YEAR),
        row(None, 18_000, 3, valid_from=NEXT_YEAR),
        row(10_000, 4_000, 3, valid_from=LATER),
    )
)


@pytest.mark.row("K8", "K9")
@pytest.mark.parametrize(
    ("today", "days"),
    [
        (NEW_YEAR, (NEXT_YEAR, LATER)),
        (NEXT_YEAR, (LATER,)),
        (LATER, ()),
    ],
)
def test_the_days_on_which_a_list_takes_force(today, days):
    assert days_to_come(TO_COME, today) == days


@pytest.mark.row("K8", "K9")
@pytest.mark.parametrize(
    ("inhabitants", "on", "difference", "percent"),
    [
        (9_000, NEXT_YEAR, 500, "11.1"),
        (9_000, LATER, -500, "-11.1"),
        (60_000, NEXT_YEAR, 0, "0.0"),
        (9_000, NEW_YEAR, 0, "0.0"),
    ],
)
def test_what_a_list_to_come_changes(inhabitants, on, difference, percent):
    change = fee_change(authority(inhabitants), TO_COME, NEW_YEAR, on)
    assert (change.difference, change.percent) == (difference, Decimal(percent))


@pytest.mark.parametrize(
    ("known", "lists", "on", "reason"),
    [
        (None, TO_COME, LATER, "no_population"),
        (authority(0), TO_COME, LATER, "population_not_positive"),
        (authority(9_000), TO_COME[1:], LATER, "no_price_list"),
        (authority(60_000), TO_COME, LATER, "no_band"),
        (authority(12_000), TO_COME, LATER, "no_band"),
    ],
)
def test_there_is_a_reason_where_there_is_no_fee(known, lists, on, reason):
    assert fee_change(known, lists, NEW_YEAR, on).reason == reason


def test_more_than_nothing_is_no_percentage():
    assert FeeChange(Decimal(0), Decimal(10)).percent is None


@given(st.lists(st.builds(FeeChange, positive, positive)))
def test_the_total_is_the_sum_of_the_differences(changes):
    together = total_change(changes)
    assert together.difference == sum(each.difference for each in changes)


def test_two_populations_of_one_day_are_refused():
    twice = Refused("population_twice", {"on": NEW_YEAR})
    assert each_day_once([NEW_YEAR, NEW_YEAR + timedelta(days=1)])
    assert each_day_once([NEW_YEAR, NEW_YEAR]) == twice
