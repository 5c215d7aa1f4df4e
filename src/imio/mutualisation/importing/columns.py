"""The columns of a table: their names, and who reads their cells."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from imio.mutualisation.importing.cells import plain
from imio.mutualisation.importing.cells import Reader
from imio.mutualisation.importing.table import BEGINS
from imio.mutualisation.importing.table import Row
from imio.mutualisation.importing.table import Table
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.texts import on_one_line
from itertools import zip_longest
from typing import Any


Values = Mapping[str, Any]
# What a spreadsheet leaves in a cell whose formula has no result, in English and in French.
ERRORS = frozenset(
    (
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"),
        *("#N/D", "#VALEUR!", "#NOM?", "#NUL!", "#NOMBRE!"),
        *("#SPILL!", "#CALC!", "#PROPAGATION!", "#CALCUL!"),
    )
)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column feeds; without a reader its cells are left aside.

    `lines`: the reader is given the line breaks of a cell, where each says something.
    """

    name: str
    field: str
    read: Reader | None
    aliases: tuple[str, ...] = ()
    needed: bool = False
    lines: bool = False


def recognised(
    header: tuple[str, ...], known: Iterable[Column]
) -> tuple[Column | None, ...] | Refused:
    """The column of each title, whatever the order; `None` under a blank title.

    Refused: `unknown_column` (column, all of them), `duplicate_column` (column) where two
    titles feed the same field, `column_missing` (column).
    """
    by_word = {word: each for each in known for word in (each.name, *each.aliases)}
    columns = tuple(by_word.get(plain(title)) for title in header)
    seen: set[str] = set()
    pairs = zip(header, columns, strict=True)
    if strange := [title for title, column in pairs if title and column is None]:
        return Refused("unknown_column", {"column": ", ".join(strange)})
    for title, column in zip(header, columns, strict=True):
        if column and column.field in seen:
            return Refused("duplicate_column", {"column": title})
        seen |= {column.field} if column else set()
    for column in by_word.values():
        if column.needed and column not in columns:
            return Refused("column_missing", {"column": column.name})
    return columns


def known_alone(table: Table, known: Iterable[Column]) -> Table:
    """The table without the columns that nobody knows, for who asks to leave them out."""
    words = {word for each in known for word in (each.name, *each.aliases)}
    strange = {
        place
        for place, title in enumerate(table.header)
        if title and plain(title) not in words
    }

    def kept(cells: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cell for place, cell in enumerate(cells) if place not in strange)

    rows = (replace(row, cells=kept(row.cells)) for row in table.rows)
    return replace(table, header=kept(table.header), rows=tuple(rows))


def read_cells(
    row: Row, columns: tuple[Column | None, ...]
) -> tuple[dict[str, Any], dict[str, Refused]]:
    """The values by field, and all that is wrong by field.

    Refused: as the readers of the columns; `stray_cell` (value) outside the columns;
    `cell_in_error` (value, label) of what a spreadsheet could not compute; `value_missing`
    (label) of an empty cell where something is due.
    """
    values: dict[str, Any] = {}
    wrong: dict[str, Refused] = {}
    for column, text in zip_longest(columns, row.cells):
        if column is None and text:
            wrong[text] = Refused("stray_cell", {"value": text})
        elif column and column.read and text:
            shown = text if column.lines else on_one_line(text.replace(BEGINS, " "))
            if shown in ERRORS:
                details = {"value": text, "label": column.name}
                value: Any = Refused("cell_in_error", details)
            else:
                value = column.read(column.name, shown)
            (wrong if isinstance(value, Refused) else values)[column.field] = value
        elif column and column.needed:
            wrong[column.field] = Refused("value_missing", {"label": column.name})
    return values, wrong
