"""What a request asks of an import: the file, and whether to write."""

from imio.mutualisation.importing.cells import plain
from imio.mutualisation.importing.cells import YES_NO_WORDS
from imio.mutualisation.importing.table import MAX_BYTES
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.importing.table import Table
from imio.mutualisation.rules.verdict import Refused
from typing import Any


def uploaded(request: Any) -> Table | Refused:
    """The table in the field `file`. Refused: `file_missing`, or as `read_table`."""
    upload = request.form.get("file")
    filename = getattr(upload, "filename", None)
    if not filename:
        return Refused("file_missing")
    return read_table(upload.read(MAX_BYTES + 1), filename)


def asked(request: Any, name: str, default: bool) -> bool:
    """A yes or a no among the fields; the default for anything else."""
    return YES_NO_WORDS.get(plain(str(request.form.get(name, ""))), default)
