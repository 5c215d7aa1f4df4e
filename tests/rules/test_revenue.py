"""Software and services in what members sign for."""

from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.quoting import firm
from imio.mutualisation.rules.quoting import Line
from imio.mutualisation.rules.quoting import LINE_KINDS
from imio.mutualisation.rules.revenue import by_year
from imio.mutualisation.rules.revenue import Signed
from imio.mutualisation.rules.revenue import split

import pytest


amounts = st.decimals(0, 100_000, places=2)
kinds = st.sampled_from(LINE_KINDS)


def line(kind, amount):
    return Line(kind, kind, Decimal(1), "", Decimal(amount), Decimal(21))


@pytest.mark.row("B22")
@pytest.mark.parametrize(
    ("kind", "software"),
    [
        ("annual_fee", True),
        ("set_up_fee", True),
        ("function", True),
        ("licence", True),
        ("days", False),
        ("other", False),
    ],
)
def test_each_kind_of_line_is_on_one_side(kind, software):
    parts = split([line(kind, 100)])
    assert parts == ((Decimal(100), 0) if software else (0, Decimal(100)))


@pytest.mark.row("B22")
@given(st.lists(st.tuples(kinds, amounts)))
def test_nothing_is_lost_in_the_split(rows):
    lines = [line(*row) for row in rows]
    assert sum(split(lines)) == sum(each.amount for each in firm(lines))


@pytest.mark.row("B22")
def test_the_share_of_the_article():
    signed = [
        Signed(2014, Decimal(80_000), Decimal(10_000)),
        Signed(2014, Decimal(5_000), Decimal(5_000)),
        Signed(2012, Decimal(0), Decimal(0)),
    ]
    shares = [(row.year, row.share) for row in by_year(signed)]
    assert shares == [(2012, None), (2014, Decimal("85.0"))]


@given(st.lists(st.builds(Signed, st.integers(1990, 2040), amounts, amounts)))
def test_the_years_add_up_and_the_share_is_a_percentage(signed):
    years = by_year(signed)
    assert sum(row.total for row in years) == sum(
        s.software + s.services for s in signed
    )
    assert all(row.share is None or 0 <= row.share <= 100 for row in years)
