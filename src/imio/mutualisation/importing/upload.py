"""What a request asks of an import: the file, and whether to write."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.scanning import may_come_in
from imio.mutualisation.importing.cells import plain
from imio.mutualisation.importing.cells import YES_NO_WORDS
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.columns import known_alone
from imio.mutualisation.importing.table import MAX_BYTES
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.importing.table import Row
from imio.mutualisation.importing.table import Table
from imio.mutualisation.importing.table import TOO_LARGE
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.uploads import ending_of
from imio.mutualisation.standards.uploads import may_upload
from imio.mutualisation.standards.uploads import MEGABYTE
from imio.mutualisation.standards.uploads import TABLES
from typing import Any


# The name of an input of the page, for the cell of a column.
CELL = "cell-{}"


def uploaded(request: Any, columns: tuple[Column, ...]) -> Table | Refused:
    """The table in the field `file`; where `leave_out` is asked for, with these columns
    alone.

    Refused: `file_missing`, as `may_upload`, as `read_table`. Raises `Refusal`: as
    `may_come_in`.
    """
    upload = request.form.get("file")
    filename = getattr(upload, "filename", None)
    if not filename:
        return Refused("file_missing")
    data = upload.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return TOO_LARGE
    # A name without an ending says nothing that could be wrong: the table is read.
    if ending_of(filename):
        verdict = may_upload(filename, data, MAX_BYTES // MEGABYTE + 1, TABLES)
        if isinstance(verdict, Refused):
            return verdict
    or_refuse(may_come_in(filename, data))
    table = read_table(data, filename)
    if isinstance(table, Table) and asked(request, "leave_out", False):
        return known_alone(table, columns)
    return table


def typed_in(request: Any, columns: tuple[Column, ...]) -> Table | Refused | None:
    """The table of one line that was typed in the cells of the page; none was: `None`.

    Refused: `comment_missing`.
    """
    cells = {each.name: given(request, CELL.format(each.name)) for each in columns}
    said = {name: text for name, text in cells.items() if text}
    if not said:
        return None
    reason = given(request, "reason")
    if not reason:
        return Refused("comment_missing")
    return Table((*said,), (Row(1, (*said.values(),)),), reason=reason)


def asked(request: Any, name: str, default: bool) -> bool:
    """A yes or a no among the fields; the default where nothing is said.

    Raises `Refusal`: `yes_no_invalid` (value, label).
    """
    said = plain(str(request.form.get(name, "")))
    if said and said not in YES_NO_WORDS:
        raise Refusal(Refused("yes_no_invalid", {"value": said[:50], "label": name}))
    return YES_NO_WORDS.get(said, default)
