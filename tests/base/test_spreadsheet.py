"""No text of a table is run, and none is lost: what was put before it comes off again."""

from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.base.spreadsheet import as_csv
from imio.mutualisation.base.spreadsheet import unguarded
from imio.mutualisation.rules.typed import legible
from io import StringIO

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
