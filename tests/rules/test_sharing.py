from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from decimal import ROUND_HALF_UP
from fractions import Fraction
from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.licensing import Line
from imio.mutualisation.rules.sharing import Cost
from imio.mutualisation.rules.sharing import cost
from imio.mutualisation.rules.sharing import dearest
from imio.mutualisation.rules.sharing import may_revise
from imio.mutualisation.rules.sharing import revised
from imio.mutualisation.rules.sharing import Revision
from imio.mutualisation.rules.sharing import RevisionClause
from imio.mutualisation.rules.sharing import Saving
from imio.mutualisation.rules.sharing import saving
from imio.mutualisation.rules.sharing import shares
from imio.mutualisation.rules.sharing import SHARING_KEYS
from imio.mutualisation.rules.sharing import weight
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
TODAY = date(2026, 3, 16)
START = date(2020, 1, 1)
CENT = Decimal("0.01")

amounts = st.decimals(-100_000, 100_000, places=2)
prices = st.decimals(0, 100_000, places=2)
indices = st.decimals("0.01", 400, places=2)
percents = st.decimals(0, 100, places=1)
named = st.dictionaries(
    st.text(max_size=3),
    st.integers(0, 300_000) | st.decimals(0, 50, places=2),
    max_size=9,
)


def decimals(**values):
    return {key: Decimal(value) for key, value in values.items()}


# --- Who pays what ----------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "inhabitants", "expected"),
    [
        ("seats", 10_000, 4),
        ("population", 10_000, 10_000),
        ("equal", 10_000, 1),
        ("seats", None, 4),
        ("equal", None, 1),
        ("population", None, Refused("no_population")),
    ],
)
def test_what_a_member_weighs(key, inhabitants, expected):
    assert key in SHARING_KEYS
    assert weight(key, 4, inhabitants) == expected


def test_no_other_key_is_known():
    with pytest.raises(KeyError):
        weight("turnover", 4, 10_000)


@pytest.mark.row("J7")
@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        ("100", {"a": 1, "b": 1}, decimals(a="50.00", b="50.00")),
        ("100", {"a": 1, "b": 1, "c": 1}, decimals(a="33.34", b="33.33", c="33.33")),
        ("100", {"c": 1, "b": 1, "a": 1}, decimals(c="33.34", b="33.33", a="33.33")),
        (
            "-100",
            {"a": 1, "b": 1, "c": 1},
            decimals(a="-33.34", b="-33.33", c="-33.33"),
        ),
        ("0.02", {"a": 1, "b": 1, "c": 1}, decimals(a="0.01", b="0.01", c="0.00")),
        ("1700", {"a": 12, "b": 8}, decimals(a="1020.00", b="680.00")),
        ("10", {"a": 1, "b": 5}, decimals(a="1.67", b="8.33")),
        ("10", {"a": Decimal("0.5"), "b": 0}, decimals(a="10.00", b="0.00")),
        ("10", {"a": 0, "b": 0}, decimals(a="5.00", b="5.00")),
        ("0.005", {"a": 1}, decimals(a="0.01")),
        ("10", {}, {}),
    ],
)
def test_the_shares_of_a_total(total, weights, expected):
    assert shares(Decimal(total), weights) == expected


def test_nobody_weighs_less_than_nothing():
    with pytest.raises(ValueError, match="negative"):
        shares(Decimal(10), {"a": 2, "b": -1})


@pytest.mark.row("J7")
@given(amounts, named)
def test_the_shares_sum_to_the_total(total, weights):
    assume(weights)
    parts = shares(total, weights)
    assert sum(parts.values()) == total
    assert list(parts) == list(weights)
    assert all(part == part.quantize(CENT) for part in parts.values())


@given(amounts, named)
def test_no_share_is_a_cent_off(total, weights):
    every = sum(map(Fraction, weights.values()))
    assume(every)
    for key, part in shares(total, weights).items():
        exact = Fraction(total) * Fraction(weights[key]) / every
        assert abs(Fraction(part) - exact) < Fraction(CENT)


@given(amounts, named)
def test_who_weighs_more_never_pays_less(total, weights):
    parts = shares(total, weights)
    by_weight = sorted(weights, key=lambda key: (weights[key], abs(parts[key])))
    paid = [abs(parts[key]) for key in by_weight]
    assert paid == sorted(paid)


# --- What it costs, what it saves -------------------------------------------


def line(quantity, price):
    return Line(1, "Ricoh", quantity, Decimal(price), TODAY, None, None, "")


@pytest.mark.row("D17", "B2")
@pytest.mark.parametrize(
    ("lines", "granted", "total", "drawn"),
    [
        ([line(20, "85")], 12, "1700.00", "1020.00"),
        ([line(20, "85")], 0, "1700.00", "0.00"),
        ([line(20, "85")], 25, "1700.00", "1700.00"),
        ([line(20, "85"), line(10, "70")], 10, "2400.00", "800.00"),
        ([line(3, "0.33")], 1, "0.99", "0.33"),
        ([line(None, "5000")], 1, "5000.00", "5000.00"),
        ([line(None, "5000")], 0, "5000.00", "0.00"),
        ([line(20, "85"), line(None, "300")], 1, "2000.00", "2000.00"),
        ([], 0, "0.00", "0.00"),
    ],
)
def test_what_members_draw_and_what_stays_with_the_owner(lines, granted, total, drawn):
    total, drawn = Decimal(total), Decimal(drawn)
    assert cost(lines, granted) == Cost(total, drawn, total - drawn)


lines = st.lists(
    st.builds(line, st.none() | st.integers(1, 500), st.decimals(0, 900, places=2)),
    max_size=4,
)


@given(lines, st.integers(0, 600))
def test_a_cost_is_drawn_or_undrawn(lines, granted):
    now, more = cost(lines, granted), cost(lines, granted + 1)
    assert now.drawn + now.undrawn == now.total == more.total
    assert 0 <= now.drawn <= more.drawn <= now.total


@pytest.mark.row("C15")
@pytest.mark.parametrize(
    ("public", "unit", "quantity", "expected"),
    [
        ("120", "85", 12, Saving(Decimal("420.00"), Decimal("29.2"))),
        ("80", "79.96", 1, Saving(Decimal("0.04"), Decimal("0.1"))),
        ("85", "85", 12, Saving(Decimal("0.00"), Decimal("0.0"))),
        ("80", "85", 12, Saving(Decimal("-60.00"), Decimal("-6.3"))),
        ("120", "85", 0, Saving(Decimal("0.00"), Decimal("29.2"))),
        ("120", "0", 1, Saving(Decimal("120.00"), Decimal("100.0"))),
        ("0", "85", 12, None),
    ],
)
def test_what_is_saved_against_the_public_price(public, unit, quantity, expected):
    assert saving(Decimal(public), Decimal(unit), quantity) == expected


@pytest.mark.row("C15")
def test_no_saving_is_claimed_without_a_public_price():
    assert saving(None, Decimal(85), 12) is None


# --- Revision of the price --------------------------------------------------


CLAUSE = RevisionClause(base_index=Decimal(110), indexed_percent=Decimal(80))
BASE = Decimal("100.00")


def by_index(day, index):
    return Revision(day, Decimal(index), None)


def by_percent(day, percent):
    return Revision(day, None, Decimal(percent))


INDEXED = by_index(TODAY, "121")
AGREED = by_percent(TODAY + DAY, "2.5")


@pytest.mark.row("J9")
@pytest.mark.parametrize(
    ("revisions", "price"),
    [
        ([], "100.00"),
        ([INDEXED], "108.00"),
        ([by_index(TODAY, "99")], "92.00"),
        ([by_index(TODAY, "110")], "100.00"),
        ([by_index(TODAY, "121"), by_index(TODAY + DAY, "132")], "116.00"),
        ([AGREED], "102.50"),
        ([INDEXED, AGREED], "110.70"),
        ([AGREED, INDEXED], "110.70"),
        ([INDEXED, AGREED, by_index(TODAY + 2 * DAY, "132")], "118.90"),
        ([by_percent(TODAY, "-100.00")], "0.00"),
        ([by_index(TODAY + 3 * DAY, "121")], "100.00"),
    ],
)
def test_the_price_after_its_revisions(revisions, price):
    assert revised(BASE, CLAUSE, revisions, TODAY + 2 * DAY).price == Decimal(price)


@pytest.mark.row("J9", "H9")
@given(st.lists(st.integers(-3, 3), max_size=4), st.integers(0, 4))
def test_the_dearest_price_is_that_of_some_day_and_of_none_is_higher(starts, length):
    told = [by_percent(TODAY + n * DAY, str(7 * n + 1)) for n in sorted({*starts})]
    days = [TODAY + n * DAY for n in range(length + 1)]
    known = [revised(BASE, CLAUSE, told, day).price for day in days]
    assert dearest(BASE, CLAUSE, told, days[0], days[-1]) == max(known)


@pytest.mark.row("J9")
def test_a_revision_without_its_figures_changes_nothing():
    unknown = RevisionClause(base_index=None, indexed_percent=Decimal(80))
    for clause, revision in [(unknown, INDEXED), (CLAUSE, Revision(TODAY, None, None))]:
        assert revised(BASE, clause, [revision], TODAY).price == BASE


@pytest.mark.row("J9")
@pytest.mark.parametrize(
    ("percent", "share", "price"),
    [
        ("5", 80, "104.00"),
        ("-5", 80, "96.00"),
        ("100", 80, "180.00"),
        ("5", 0, "100.00"),
    ],
)
def test_a_percentage_moves_the_part_that_may_be_revised(percent, share, price):
    revision = replace(by_percent(TODAY, percent), share=Decimal(share))
    assert revised(BASE, CLAUSE, [revision], TODAY).price == Decimal(price)


@pytest.mark.row("J9")
def test_half_a_cent_goes_up_though_the_quotient_does_not_end():
    clause = RevisionClause(Decimal(3), Decimal(100))
    assert revised(Decimal("0.03"), clause, [by_index(TODAY, "0.5")], TODAY).price == (
        Decimal("0.01")
    )


@pytest.mark.row("J9")
def test_each_step_shows_the_figures_of_its_formula():
    steps = revised(BASE, CLAUSE, [INDEXED, AGREED], TODAY + DAY).explanation
    assert [(step.code, step.details) for step in steps] == [
        ("revision_base", {"amount": BASE}),
        (
            "revision_index",
            {
                "amount": Decimal("108.00"),
                "base": BASE,
                "fixed": Decimal(20),
                "indexed": Decimal(80),
                "index": Decimal(121),
                "base_index": Decimal(110),
                "valid_from": TODAY,
            },
        ),
        (
            "revision_percent",
            {
                "amount": Decimal("110.70"),
                "before": Decimal("108.00"),
                "base": Decimal("102.50"),
                "percent": Decimal("2.5"),
                "share": Decimal(100),
                "valid_from": TODAY + DAY,
            },
        ),
    ]


def by_hand(details):
    """The amount of a step, from the other figures of the same step."""
    exact = {name: Fraction(each) for name, each in details.items() if is_figure(each)}
    if "percent" in exact:
        moved = exact["share"] / 100 * exact["percent"] / 100
        amount = exact["before"] * (1 + moved)
    else:
        ratio = exact["index"] / exact["base_index"]
        amount = exact["base"] * (exact["fixed"] + exact["indexed"] * ratio) / 100
    return Fraction(int(amount * 100 + Fraction(1, 2)), 100)


def is_figure(value):
    return isinstance(value, Decimal)


changes = st.builds(by_index, st.dates(), indices) | st.builds(
    Revision, st.dates(), st.none(), st.decimals(-20, 40, places=2), percents
)
clauses = st.builds(RevisionClause, indices, percents)


@pytest.mark.row("J9")
@given(prices, clauses, st.lists(changes, max_size=5), st.dates())
def test_a_step_is_recomputed_by_hand(price, clause, revisions, day):
    result = revised(price, clause, revisions, day)
    first, *others = [step.details for step in result.explanation]
    assert first["amount"] == price
    assert [by_hand(each) for each in others] == [each["amount"] for each in others]
    assert result.price == (others or [first])[-1]["amount"]


@pytest.mark.row("J9")
@given(prices, clauses, st.lists(st.dates()))
def test_an_index_that_has_not_moved_leaves_the_price(price, clause, days):
    revisions = [Revision(day, clause.base_index, None) for day in days]
    assert revised(price, clause, revisions, date.max).price == price


@given(prices, clauses, indices)
def test_the_fixed_part_does_not_follow_the_index(price, clause, index):
    now = revised(price, clause, [Revision(TODAY, index, None)], TODAY).price
    fixed = price * (100 - clause.indexed_percent) / 100
    assert now >= fixed.quantize(CENT, rounding=ROUND_HALF_UP)


@pytest.mark.row("J9")
@pytest.mark.parametrize(
    ("clause", "revision", "verdict"),
    [
        (CLAUSE, by_index(TODAY, "121"), GRANTED),
        (CLAUSE, by_index(TODAY, "55"), GRANTED),
        (
            CLAUSE,
            by_index(TODAY, "1210"),
            Refused("index_jumps", {"least": Decimal(55), "most": Decimal(220)}),
        ),
        (
            replace(CLAUSE, indexed_percent=Decimal(0)),
            by_percent(TODAY, "2"),
            Refused("nothing_revised"),
        ),
        (
            replace(CLAUSE, indexed_percent=Decimal("80.5")),
            by_percent(TODAY, "2"),
            Refused("indexed_part_too_large", {"limit": Decimal(80)}),
        ),
        (CLAUSE, by_percent(TODAY, "-5"), GRANTED),
        (replace(CLAUSE, base_index=None), by_percent(TODAY, "2"), GRANTED),
        (CLAUSE, Revision(TODAY, None, None), Refused("revision_empty")),
        (CLAUSE, replace(INDEXED, percent=Decimal(2)), Refused("revision_empty")),
        (
            replace(CLAUSE, base_index=None),
            INDEXED,
            Refused("revision_base_missing"),
        ),
        (CLAUSE, by_index(TODAY, "0"), Refused("index_not_positive")),
        (
            replace(CLAUSE, base_index=Decimal(0)),
            INDEXED,
            Refused("index_not_positive"),
        ),
        (
            replace(CLAUSE, indexed_percent=Decimal("80.5")),
            INDEXED,
            Refused("indexed_part_too_large", {"limit": Decimal(80)}),
        ),
        (CLAUSE, by_percent(TODAY, "-100"), Refused("percent_too_low")),
        (CLAUSE, by_percent(TODAY, "100"), GRANTED),
        (
            CLAUSE,
            by_percent(TODAY, "500"),
            Refused("percent_too_high", {"most": Decimal(100)}),
        ),
        (
            CLAUSE,
            by_percent(START - DAY, "2"),
            Refused("revision_before_contract", {"since": START}),
        ),
    ],
)
def test_a_revision_follows_the_clause(clause, revision, verdict):
    assert may_revise(clause, (), revision, Decimal(80), START) == verdict


@pytest.mark.row("J9")
@pytest.mark.parametrize("day", [TODAY, TODAY - DAY])
def test_a_revision_comes_after_the_last_one(day):
    earlier = [INDEXED, by_index(TODAY - 9 * DAY, "115")]
    verdict = may_revise(CLAUSE, earlier, by_percent(day, "2"), Decimal(80), START)
    assert verdict == Refused("revision_not_after", {"until": TODAY})
    assert may_revise(CLAUSE, earlier, AGREED, Decimal(80), START) == GRANTED
