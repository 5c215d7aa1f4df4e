"""Whatever the file, it is read as rows or refused with a reason."""

from datetime import date
from datetime import datetime
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.importing import table
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.importing.table import Table
from imio.mutualisation.rules.verdict import Refused
from io import BytesIO
from openpyxl import Workbook

import csv
import io
import json
import pytest
import re
import zipfile


def workbook(*rows) -> bytes:
    """An XLSX file of one sheet."""
    book, target = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(target)
    return target.getvalue()


def reason(data: bytes) -> str:
    found = read_table(data)
    assert isinstance(found, Refused)
    return found.reason


@pytest.mark.parametrize(
    "text",
    [
        "nom,ins\nMons,53053\n",
        "nom;ins\r\nMons;53053\r\n",
        "nom\tins\rMons\t53053\r",
        '\ufeffnom;ins\n"Mons";53053',
        "\n;;\nnom;ins;;\n;\nMons;53053;;\n\n",
        "nom;ins\n\u00a0 Mons\u200b ;53053 \n",
        "nom;ins\n\u200b Mons \u200b;53053\n",
    ],
)
def test_csv_of_every_habit(text):
    found = read_table(text.encode())
    assert found.header == ("nom", "ins")
    assert [row.cells for row in found.rows] == [("Mons", "53053")]


@pytest.mark.row("M9")
@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("nom;ins;population\nLiège;62063;1".encode("cp1252"), "windows-1252"),
        ("nom\tins\tpopulation\r\nLiège\t62063\t1".encode("utf-16"), "utf-16"),
        ("Communes\nEn 2026\nnom;ins;population\nLiège;62063;1".encode(), ""),
        ("sep=;\nnom;ins;population\nLiège;62063;1".encode(), ""),
        ("Communes en 2026\nnom;ins;population\nLiège;62063;1".encode(), ""),
        ("Communes en 2026\n\nnom;ins;population\nLiège;62063;1".encode(), ""),
        ("Communes, été 2026;;\nnom;ins;population\nLiège;62063;1".encode(), ""),
    ],
)
def test_csv_as_spreadsheets_leave_it(data, encoding):
    found = read_table(data)
    assert (found.header, found.encoding) == (("nom", "ins", "population"), encoding)
    assert found.rows[0].cells == ("Liège", "62063", "1")


def test_lines_have_the_number_people_see():
    found = read_table(b'nom\n"La\nLouvi\xc3\xa8re"\n\nMons')
    assert [(row.line, row.cells[0]) for row in found.rows] == [
        (2, "La\nLouvière"),
        (5, "Mons"),
    ]


@pytest.mark.row("M9")
def test_of_a_workbook_the_first_sheet_that_shows_something_is_read():
    book, target = Workbook(), BytesIO()
    hidden, shown = book.create_sheet("Brouillon"), book.create_sheet("Adhérents")
    hidden.sheet_state = "hidden"
    for sheet, name in ((hidden, "Mons"), (shown, "Namur")):
        sheet.append(["nom", "ins"])
        sheet.append([name, "1"])
    book.save(target)
    assert read_table(target.getvalue()).rows[0].cells == ("Namur", "1")


def with_formula(cell: str) -> bytes:
    """A workbook whose B2 is written so."""
    target, book = BytesIO(), workbook(["nom", "taux"], ["Mons", 7])
    with (
        zipfile.ZipFile(BytesIO(book)) as before,
        zipfile.ZipFile(target, "w") as after,
    ):
        for name in before.namelist():
            after.writestr(
                name, re.sub(rb'<c r="B2".*?</c>', cell.encode(), before.read(name))
            )
    return target.getvalue()


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><f>1+1</f><v /></c>',
        '<c s="2" r="B2"><f t="shared" si="0"/></c>',
        '<x:c r="B2" t="n">\n<x:f>A1</x:f><x:v></x:v>\n</x:c>',
    ],
)
def test_a_formula_that_nobody_has_computed_is_named(cell):
    refused = read_table(with_formula(cell))
    assert (refused.reason, refused.details) == ("formula_uncomputed", {"cell": "B2"})


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('<c r="B2"><f>1+1</f><v>2</v></c>', ("Mons", "2")),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', ("Mons",)),
        ('<c r="B2" s="1"/>', ("Mons",)),
    ],
)
def test_a_formula_counts_as_its_result(cell, read):
    assert read_table(with_formula(cell)).rows[0].cells == read


def test_a_formula_in_csv_is_a_text():
    found = read_table(b'nom\n"=HYPERLINK(""http://example.org"")"')
    assert found.rows[0].cells == ('=HYPERLINK("http://example.org")',)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty_file"),
        (b"nom;ins\n", "empty_file"),
        (b"nom\nLi\x81ge", "not_utf8"),
        ("nom\nMons".encode("utf-16")[:-1], "not_utf8"),
        (b"nom\nMo\0ns", "not_utf8"),
        (b'nom\n"Mons', "unreadable_line"),
        (b'nom\n"Mo"ns', "unreadable_line"),
        (b"nom\n" + b"x" * 200_000, "unreadable_line"),
        (b"nom\n" + b"x\n" * 10_001, "file_too_large"),
        (b"x" * 10_000_001, "file_too_large"),
        (b"PK\x03\x04 not a workbook", "unreadable_file"),
        (workbook(["nom"]), "empty_file"),
    ],
    ids=range(12),
)
def test_what_cannot_be_read_is_refused(data, expected):
    assert reason(data) == expected


@pytest.mark.parametrize(
    ("text", "titles", "rows"),
    [
        ('[{"nom": "Mons"}]', ["nom"], [(1, "Mons")]),
        ('\ufeff\n [{"nom": " Mons\\u200b "}]', ["nom"], [(1, "Mons")]),
        ('[{"nom": "X", "lat": 50.4}]', ["nom", "lat"], [(1, "X", "50.40")]),
        (
            '[{"a": true, "b": 7000, "c": 1.0}]',
            ["a", "b", "c"],
            [(1, "oui", "7000", "1")],
        ),
        ('[{"b": "X"}, {}, {"a": "Y"}]', ["b", "a"], [(1, "X"), (3, "", "Y")]),
        ('[{"a": "X", "b": null}]', ["a", "b"], [(1, "X")]),
        ('[{"a": "\\ud800\\u0000=1+1"}]', ["a"], [(1, "=1+1")]),
    ],
    ids=range(7),
)
def test_a_list_of_objects_is_a_table(text, titles, rows):
    found = read_table(text.encode())
    assert list(found.header) == titles
    assert [(row.line, *row.cells) for row in found.rows] == rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", "empty_file"),
        ("[{}]", "empty_file"),
        ('[{"a": ""}]', "empty_file"),
        ("[", "unreadable_file"),
        ("[" * 100_000, "unreadable_file"),
        ('[{"a": ' + "9" * 5_000 + "}]", "unreadable_file"),
        ('[{"a": 1, "a": 2}]', "unreadable_file"),
        ('[{"": 1}]', "unreadable_file"),
        ('[{"a": NaN}]', "unreadable_file"),
        ('[{"a": 1}, ["b"]]', "unreadable_line"),
        ('[{"a": {"b": 1}}]', "unreadable_line"),
        ('[{"a": ["b", 1]}]', "unreadable_line"),
        (json.dumps([{"a": "x"}] * 10_001), "file_too_large"),
    ],
    ids=range(13),
)
def test_json_that_is_no_table_is_refused(text, expected):
    assert reason(text.encode()) == expected


@pytest.mark.parametrize("text", ['{"nom": "Mons"}', "nom\nMons", '"Mons"', ""])
def test_a_json_file_is_never_read_as_csv(text):
    assert read_table(text.encode(), "Table.JSON").reason == "unreadable_file"


def test_a_thousand_names_do_not_make_a_table_of_millions():
    found = read_table(json.dumps([{f"n{i}": "x"} for i in range(1_000)]).encode())
    assert len(found.header) == table.MAX_COLUMNS


def test_ten_thousand_lines_are_not_too_many():
    assert len(read_table(b"nom\n" + b"x\n" * 10_000).rows) == 10_000


def test_an_archive_of_something_else_is_refused():
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    assert reason(target.getvalue()) == "unreadable_file"


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(table, "MAX_UNPACKED_BYTES", 1_000)
    assert reason(workbook(["nom"], ["Mons"])) == "file_too_large"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (53053, "53053"),
        (12345.0, "12345"),
        (1e5, "100000"),
        (12.345, "12.3450"),
        (-3, "-3"),
        (True, "oui"),
        (False, "non"),
        (datetime(2024, 1, 1, 12), "2024-01-01"),
        (date(2024, 1, 1), "2024-01-01"),
        ("=1+1", "=1+1"),
    ],
)
def test_cells_of_a_workbook_as_people_write_them(value, text):
    assert table.cell_text(value) == text


def test_a_workbook_is_read_like_a_csv():
    found = read_table(workbook([], ["nom", "ins"], [], ["Mons", 53053], [None, 0]))
    assert found.header == ("nom", "ins")
    assert [(row.line, row.cells) for row in found.rows] == [
        (4, ("Mons", "53053")),
        (5, ("", "0")),
    ]


@given(st.sampled_from([b"", table.ZIP, b"["]), st.binary())
def test_any_bytes_are_rows_or_a_reason(start, data):
    assert isinstance(read_table(start + data), Table | Refused)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda each: st.lists(each, max_size=4) | st.dictionaries(st.text(), each),
)


@given(st.lists(anything, max_size=5))
def test_any_json_is_rows_or_a_reason(data):
    assert isinstance(read_table(json.dumps(data).encode()), Table | Refused)


@given(st.binary(max_size=40), st.integers(0, 2_000))
def test_a_damaged_workbook_is_rows_or_a_reason(damage, where):
    data = bytearray(workbook(["nom", "ins"], ["Mons", 53053]))
    data[where : where + len(damage)] = damage
    assert isinstance(read_table(bytes(data)), Table | Refused)


cells = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",))).map(
    table.clean
)


@given(st.lists(st.tuples(cells.filter(bool), cells), min_size=1, max_size=9))
def test_what_a_spreadsheet_saves_is_read_back(lines):
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";").writerows([("nom", "province"), *lines])
    rows = read_table(target.getvalue().encode()).rows
    assert [(*row.cells, "")[:2] for row in rows] == lines
