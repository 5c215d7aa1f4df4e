"""Cells as every import reads them."""

from datetime import date
from imio.mutualisation.importing import cells
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.columns import read_cells
from imio.mutualisation.importing.table import Row
from imio.mutualisation.rules.verdict import Refused

import pytest


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("12345", 12_345), ("12 345", 12_345)]
)
def test_a_whole_number_begins_at_zero(text, number):
    assert cells.whole("pour", text) == number


def test_what_is_no_number_names_its_column():
    refused = Refused("bad_number", {"column": "pour", "value": "-1"})
    assert cells.whole("pour", "-1") == refused


@pytest.mark.parametrize("text", ["2026-01-31", "31/01/2026", "31/1/2026"])
def test_days_of_both_habits(text):
    assert cells.day("date", text) == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("lines", "text"), [(False, "La Louvière"), (True, "La\nLouvière")]
)
def test_line_breaks_count_where_the_column_says_so(lines, text):
    column = Column("nom", "title", cells.any_text, lines=lines)
    assert read_cells(Row(2, ("La\nLouvière",)), (column,)) == ({"title": text}, {})
