"""A file as rows of texts: CSV, the first sheet of an XLSX workbook, or JSON.

Of a workbook with a sheet a year, as Statbel publishes it, the last year is read.
"""

from codecs import BOM_UTF16_BE
from codecs import BOM_UTF16_LE
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from decimal import Decimal
from imio.mutualisation.base.spreadsheet import unguarded
from imio.mutualisation.rules.typed import written
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.texts import clean
from imio.mutualisation.standards.texts import on_one_line
from imio.mutualisation.standards.texts import typeset
from io import BytesIO
from io import StringIO
from itertools import chain
from itertools import islice
from math import isfinite
from openpyxl import load_workbook
from typing import Any
from zipfile import ZipFile

import csv
import json
import re


MAX_LINES = 10_000
MAX_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 20 * MAX_BYTES
MOST_ABOVE = 5  # lines that say what a table is called
MAX_COLUMNS = 64  # far above what exists: one too many is an unknown column anyway
LAST_SHEET_ROW = 1_048_576
NAME_OF_SHEET = -1  # as the number of a line
SEPARATORS = (";", ",", "\t")
SEPARATOR_NOTED = re.compile(r"sep=", re.IGNORECASE)
UTF_8, WINDOWS, UNICODE_TEXT = "utf-8-sig", "windows-1252", "utf-16"
WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)
BLANK = {None}
ZIP = b"PK\x03\x04"
# A cell whose formula has no result; an empty text is one, and then the cell says so.
UNCOMPUTED = re.compile(
    rb"<(?:\w+:)?c\b(?![^>]*\bt=.str)[^>]*\br=.(?P<cell>[A-Z]+[0-9]+)[^>]*>\s*"
    rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>\s*|<(?:\w+:)?v>\s*</(?:\w+:)?v>\s*)?</(?:\w+:)?c>"
)
SHEETS = "xl/worksheets/"
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
# A text of a JSON list: what stands in it, bars and line breaks, is of it.
BEGINS = "\N{SYMBOL FOR RECORD SEPARATOR}"
JSON_LIST = re.compile(rb"(\xef\xbb\xbf)?\s*\[")

TOO_LARGE = Refused(
    "file_too_large", {"limit": MAX_LINES, "megabytes": MAX_BYTES // 1_000_000}
)
UNREADABLE = Refused("unreadable_file")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a line, by its number in the file; empty ones at the end are cut.

    A cell keeps its line breaks, for the columns where they count. In JSON, the number
    is the position in the list, from 1.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The column titles and the lines below them, blank ones left out.

    `encoding`: in which other one than UTF-8 the file was read, since people look at its accents.
    `reason`: why it is brought in, where somebody said so.
    `called`: what stands above the columns, and the sheet where there is one a year.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""
    reason: str = ""
    called: str = ""


class _Unreadable(Exception):
    def __init__(self, refused: Refused):
        self.refused = refused


def _unreadable_line(line: int) -> _Unreadable:
    return _Unreadable(Refused("unreadable_line", {"line": line}))


def read_table(data: bytes, filename: str = "") -> Table | Refused:
    """The table in a file.

    JSON is known by its name, or by the bracket that opens its list of objects.
    Refused: `file_too_large` (limit, megabytes), `unreadable_file`, `not_utf8`,
    `unreadable_line` (line), `empty_file`, `formula_uncomputed` (cell).
    """
    if len(data) > MAX_BYTES:
        return TOO_LARGE
    try:
        rows = tuple(islice(_filled(_rows(data, filename)), MAX_LINES + 2))
    except _Unreadable as error:
        return error.refused
    if len(rows) > MAX_LINES + 1:
        return TOO_LARGE
    above = _above_titles(rows)
    called = " ".join(cell for row in rows[:above] for cell in row.cells if cell)
    rows = rows[above:]
    if len(rows) < 2:
        return Refused("empty_file")
    header = tuple(map(on_one_line, rows[0].cells))
    encoding = _encoding(data)
    other = "" if encoding == UTF_8 else encoding
    return Table(header, rows[1:], other, called=called)


def _above_titles(rows: tuple[Row, ...]) -> int:
    """How many lines stand above those of the columns: what the table is called and of when
    it is, each alone in its line, or which separator a spreadsheet has noted for itself.
    """
    noted = 0
    while len(rows) > noted + 2 and _is_noted(rows[noted]):
        noted += 1
    # A table of one column has no line that is filled further.
    places = range(noted, min(len(rows) - 1, noted + MOST_ABOVE + 1))
    return next((place for place in places if _filled_cells(rows[place]) > 1), noted)


def _is_noted(row: Row) -> bool:
    return row.line == NAME_OF_SHEET or bool(SEPARATOR_NOTED.match(row.cells[0]))


def _filled_cells(row: Row) -> int:
    return len(list(filter(None, row.cells)))


def _encoding(data: bytes) -> str:
    """Of the texts of a file: UTF-8, as a workbook always has them, UTF-16 as spreadsheets
    save « Unicode text », or what they save a CSV in under Windows in French.
    """
    if data.startswith(ZIP):
        return UTF_8
    if data.startswith(WIDE):
        return UNICODE_TEXT
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return WINDOWS
    return UTF_8


def _rows(data: bytes, filename: str) -> Iterator[Row]:
    if data.startswith(ZIP):
        return _xlsx_rows(data)
    if filename.lower().endswith(".json") or JSON_LIST.match(data):
        return _json_rows(data)
    return _csv_rows(data)


def _filled(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if row.cells)


def _row(line: int, texts: Iterable[str]) -> Row:
    cells = [typeset(text) for text in texts]
    while cells and not cells[-1]:
        cells.pop()
    return Row(line, tuple(cells))


# --- CSV --------------------------------------------------------------------


def _csv_rows(data: bytes) -> Iterator[Row]:
    text = _decoded(data)
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=_separator(text), strict=True
    )
    line = 1
    try:
        for cells in reader:
            yield _row(line, map(unguarded, cells))
            line = reader.line_num + 1
    except csv.Error:
        raise _unreadable_line(line) from None


def _decoded(data: bytes) -> str:
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError:
        raise _Unreadable(Refused("not_utf8")) from None
    if "\0" in text:
        raise _Unreadable(Refused("not_utf8"))
    return text


def _separator(text: str) -> str:
    # The titles come first, or below what the table is called.
    first = [line for line in text.splitlines()[:10] if line.strip()] or [""]
    return max(SEPARATORS, key=lambda sign: max(line.count(sign) for line in first))


# --- XLSX -------------------------------------------------------------------


def _xlsx_rows(data: bytes) -> Iterator[Row]:
    """A damaged workbook fails in a dozen ways inside the library: one answer."""
    try:
        yield from _sheet_rows(data)
    except _Unreadable:
        raise
    except Exception:
        raise _Unreadable(UNREADABLE) from None


def _sheet_rows(data: bytes) -> Iterator[Row]:
    with ZipFile(BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED_BYTES:
            raise _Unreadable(TOO_LARGE)
        sheets = filter(lambda name: name.startswith(SHEETS), archive.namelist())
        if cell := next(filter(None, map(_uncomputed, map(archive.read, sheets))), ""):
            raise _Unreadable(Refused("formula_uncomputed", {"cell": cell}))
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    sheet = _first_shown(book)
    yearly = {year[0]: each for each in book if (year := YEAR.search(each.title))}
    if len(yearly) > 1:
        sheet = yearly[max(yearly)]
        yield _row(NAME_OF_SHEET, [sheet.title])
    sheet.reset_dimensions()
    rows = sheet.iter_rows(
        max_col=MAX_COLUMNS, max_row=LAST_SHEET_ROW, values_only=True
    )
    for line, cells in enumerate(rows, 1):
        yield _row(line, map(cell_text, cells) if set(cells) != BLANK else ())


def _uncomputed(sheet: bytes) -> str:
    """The first cell with a formula that no spreadsheet has computed: programs write such."""
    found = UNCOMPUTED.search(sheet)
    return found["cell"].decode() if found else ""


def _first_shown(book: Any) -> Any:
    """The first sheet that people see and that holds something."""
    shown = [each for each in book.worksheets if each.sheet_state == "visible"]
    return next(filter(_holds_something, shown), book.worksheets[0])


def _holds_something(sheet: Any) -> bool:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=LAST_SHEET_ROW, values_only=True)
    return any(set(cells) - BLANK for cells in rows)


def cell_text(value: Any) -> str:
    """A cell of a workbook as a person would write it.

    The number 12.345 is written `12.3450`: as a text, `12.345` would be asked about.
    """
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case float() if isfinite(value):
            return written(Decimal(repr(value)))
    return str(value)


# --- JSON -------------------------------------------------------------------


def _json_rows(data: bytes) -> Iterator[Row]:
    """The names of the objects as titles, then the values of each under them."""
    entries = _entries(_decoded(data))
    titles = dict.fromkeys(chain.from_iterable(entries))
    columns = tuple(islice(titles, MAX_COLUMNS))
    yield _row(0, columns)
    for line, entry in enumerate(entries, 1):
        yield _row(line, [_json_cell(entry.get(title), line) for title in columns])


def _json_cell(value: Any, line: int) -> str:
    """A value as a cell of a table says it; each text of a list begins with its mark."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n".join(BEGINS + each.replace(BEGINS, "") for each in value)
    if isinstance(value, dict | list):
        raise _unreadable_line(line)
    return cell_text(value)


def _entries(text: str) -> list[dict[str, Any]]:
    try:
        entries = json.loads(text, object_pairs_hook=_entry, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _Unreadable(UNREADABLE) from None
    if not isinstance(entries, list):
        raise _Unreadable(UNREADABLE)
    for line, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise _unreadable_line(line)
    return entries


def _no_number(word: str) -> None:
    """JSON has neither NaN nor infinity (RFC 8259, 6)."""
    raise ValueError(word)


def _entry(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, if each of its names can be the title of one column."""
    entry = {clean(name): value for name, value in pairs}
    if "" in entry or len(entry) < len(pairs):
        raise ValueError
    return entry
