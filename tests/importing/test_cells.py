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
    details = {"label": "pour", "value": "abc", "example": "25"}
    refused = Refused("number_invalid", details)
    assert cells.whole("pour", "abc") == refused


@pytest.mark.parametrize(
    ("read", "text", "least"), [(cells.whole, "-1", 0), (cells.positive, "0", 1)]
)
def test_a_number_may_be_too_small(read, text, least):
    details = {"value": text, "least": least, "label": "pour"}
    assert read("pour", text) == Refused("number_too_small", details)


@pytest.mark.parametrize("text", ["2026-01-31", "31/01/2026", "31/1/2026"])
def test_days_of_both_habits(text):
    assert cells.day("date", text) == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("lines", "text"), [(False, "La Louvière"), (True, "La\nLouvière")]
)
def test_line_breaks_count_where_the_column_says_so(lines, text):
    column = Column("nom", "title", cells.any_text, lines=lines)
    assert read_cells(Row(2, ("La\nLouvière",)), (column,)) == ({"title": text}, {})


@pytest.mark.row("M9")
@pytest.mark.parametrize("text", ["#N/A", "#N/D", "#REF!", "#VALEUR!", "#DIV/0!"])
def test_what_a_spreadsheet_could_not_compute_is_no_text(text):
    values, wrong = read_cells(
        Row(2, (text,)), (Column("nom", "title", cells.any_text),)
    )
    assert (values, wrong["title"].reason) == ({}, "cell_in_error")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Braine-l'Alleud", "braine_l_alleud"),
        ("C.P.A.S. de Mons", "cpas_de_mons"),
        ("Z.P", "zp"),
        ("e.guichet", "e_guichet"),
        ("1.500", "1_500"),
        ("A. et B.", "a_et_b"),
    ],
)
def test_words_are_known_however_they_are_written(text, word):
    assert cells.plain(text) == word
