"""The quality beside the growth, year by year."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.quality import Activity
from imio.mutualisation.rules.quality import by_year
from imio.mutualisation.rules.quality import has_reservations

import pytest


@pytest.mark.row("E7")
@pytest.mark.parametrize(
    ("text", "reserved"),
    [
        ("", False),
        ("Sans réserve.", False),
        ("SANS RESERVES", False),
        ("Aucune réserve", False),
        ("Néant", False),
        ("Sans réserve, mais la reprise des données reste à faire", True),
        ("La formation manque.", True),
    ],
)
def test_words_with_a_signature(text, reserved):
    assert has_reservations(text) is reserved


def evaluation(year, mark):
    return Evaluation("p", date(year, 6, 1), "MUT-2013-00001", *[mark] * 5)


ACTIVITY = Activity(
    memberships=((date(2012, 3, 1), None), (date(2013, 1, 1), date(2013, 12, 31))),
    acceptances={2013: (2, 1)},
    refusals={2013: 1},
    evaluations=(evaluation(2013, 3), evaluation(2013, 4)),
)


@pytest.mark.row("E7")
def test_each_year_has_its_signs():
    years = {row.year: row for row in by_year(ACTIVITY, date(2014, 2, 1))}
    assert list(years) == [2012, 2013, 2014]
    assert (years[2013].members, years[2013].share) == (1, Decimal("50.0"))
    assert (years[2013].refused, years[2013].mark) == (1, Decimal("3.50"))
    assert (years[2012].accepted, years[2012].share, years[2012].mark) == (
        0,
        None,
        None,
    )


def test_without_anything_there_is_this_year():
    (row,) = by_year(Activity((), {}, {}, ()), date(2026, 5, 1))
    assert (row.year, row.members) == (2026, 0)
