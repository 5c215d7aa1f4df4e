"""Tables for a spreadsheet: no text in them is taken for a formula."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from csv import DictWriter
from imio.mutualisation.rules.typed import legible
from io import StringIO
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
