"""What a request asks of an import: the file, and whether to write."""

from imio.mutualisation.member.importing.cells import plain
from imio.mutualisation.member.importing.cells import YES_NO_WORDS
from imio.mutualisation.member.importing.table import MAX_BYTES
from imio.mutualisation.member.importing.table import read_table
from imio.mutualisation.member.importing.table import Table
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zExceptions import NotFound


def require_members(section: Any) -> None:
    """Raise `NotFound` on a section that holds something else."""
    if section.holds != "Member":
        raise NotFound("import-members")


def uploaded(request: Any) -> Table | Refused:
    """The table in the field `file`. Refused: `file_missing`, or as `read_table`."""
    upload = request.form.get("file")
    if not getattr(upload, "filename", None):
        return Refused("file_missing")
    return read_table(upload.read(MAX_BYTES + 1))


def asked(request: Any, name: str, default: bool) -> bool:
    """A yes or a no among the fields; the default for anything else."""
    return YES_NO_WORDS.get(plain(str(request.form.get(name, ""))), default)
