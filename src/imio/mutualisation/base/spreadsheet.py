"""Tables for a spreadsheet: no text in them is taken for a formula."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from csv import DictWriter
from imio.mutualisation.rules.typed import legible
from io import StringIO
from typing import Any


RISKY = ("=", "+", "-", "@", "\t")


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
    return f"'{text}" if text.startswith(RISKY) else text
