"""No text of a table is run, and none is lost: what was put before it comes off again."""

from datetime import date
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.base.spreadsheet import as_csv
from imio.mutualisation.base.spreadsheet import french_csv
from imio.mutualisation.base.spreadsheet import unguarded
from imio.mutualisation.base.spreadsheet import xlsx
from imio.mutualisation.rules.typed import legible
from io import BytesIO
from io import StringIO
from openpyxl import load_workbook

import csv
import pytest


def cell(text):
    (row,) = csv.DictReader(StringIO(as_csv(["a"], [{"a": text}]), newline=""))
    return row["a"]


@pytest.mark.row("G20")
@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("- Budget 2026", "'- Budget 2026"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("\n@x", "'\n@x"),
        ("'=1+1", "''=1+1"),
        ("l'acte", "l'acte"),
        ("'Vu'", "'Vu'"),
    ],
)
def test_what_would_be_run_is_marked_as_text(text, written):
    assert cell(text) == written


@given(st.text("=+-@'＝ ab", max_size=6))
def test_what_was_written_is_read_back(text):
    assert unguarded(cell(text)) == legible(text)


def test_excel_in_french_reads_the_days_and_figures_of_a_file():
    row = ("=1+1", date(2026, 3, 2), Decimal("1234.50"), -2, None)
    text = french_csv("abcde", [row]).decode()
    assert text == "\ufeffa;b;c;d;e\r\n'=1+1;02/03/2026;1234,50;-2;\r\n"


@pytest.mark.parametrize(
    "value", ["=1+1", "'=1+1", "\x07=HYPERLINK()", "é", date(2026, 3, 2), 12]
)
def test_a_text_of_a_workbook_is_never_a_formula(value):
    _titles, (cell,) = load_workbook(BytesIO(xlsx(["a"], [(value,)]))).active.rows
    assert cell.data_type != "f"
    assert cell.value in (value, "=HYPERLINK()") or cell.value.date() == value
