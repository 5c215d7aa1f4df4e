"""Tables for a spreadsheet: no text in them is taken for a formula."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from csv import DictWriter
from csv import writer
from datetime import date
from decimal import Decimal
from imio.mutualisation.base.formats import day
from imio.mutualisation.rules.typed import legible
from imio.mutualisation.rules.typed import written
from io import BytesIO
from io import StringIO
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from typing import Any

import re


# What a spreadsheet takes for a formula, after blanks and in full width too; apostrophes
# before it, so that one that was put there is told from one that was written.
FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows as CSV under the names of their columns (RFC 4180).

    Source: OWASP, CSV injection.
    """
    target = StringIO()
    writer = DictWriter(target, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(
        {name: _safe(value) for name, value in row.items()} for row in rows
    )
    return target.getvalue()


def sent_csv(
    response: Any, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]
) -> bytes:
    """The same, to be kept as a file of that name."""
    response.setHeader("Content-Type", "text/csv; charset=utf-8")
    response.setHeader("Content-Disposition", f'attachment; filename="{name}.csv"')
    return as_csv(columns, rows).encode("utf-8")


def sent_xlsx(
    response: Any, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]
) -> bytes:
    """The same as a workbook."""
    cells = ([row[each] for each in columns] for row in rows)
    return sent_file(response, name, "xlsx", columns, cells)


Cell = str | int | Decimal | date | None


def french_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as Excel in French opens them by itself: semicolons, commas in figures."""
    target = StringIO()
    lines = writer(target, delimiter=";", lineterminator="\r\n")
    lines.writerow(columns)
    lines.writerows(map(_french, row) for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _french(cell: Cell) -> str | None:
    if isinstance(cell, date):
        return day(cell)
    if isinstance(cell, Decimal):
        return written(cell).replace(".", ",")
    return str(cell) if isinstance(cell, int) else _safe(cell)


def xlsx(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as a workbook: days are days, figures are figures, texts are texts."""
    book, target = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for row in (columns, *rows):
        sheet.append([_typed(sheet, cell) for cell in row])
    book.save(target)
    return target.getvalue()


def _typed(sheet: Any, cell: Any) -> Any:
    made = WriteOnlyCell(sheet, legible(cell) if isinstance(cell, str) else cell)
    if isinstance(cell, str):
        made.data_type = "s"  # a formula otherwise, where it begins as one
    if isinstance(cell, date):
        made.number_format = "dd/mm/yyyy"
    return made


# What a list is taken out as: its media type, and what writes it.
FORMATS = {
    "csv": ("text/csv; charset=utf-8", french_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        xlsx,
    ),
}


def sent_file(
    response: Any,
    name: str,
    kind: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
) -> bytes:
    """The rows in one of `FORMATS`, to be kept as a file of that name."""
    media_type, write = FORMATS[kind]
    response.setHeader("Content-Type", media_type)
    response.setHeader("Content-Disposition", f'attachment; filename="{name}.{kind}"')
    return write(columns, rows)


def _safe(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = legible(value)
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """What was written in a cell, without the apostrophe that keeps it from being run.

    What is a text for who reads the file is the text that was published.
    """
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell
