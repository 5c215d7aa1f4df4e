"""What a domain brings to the import: the channels take it from here."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.table import Table
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zExceptions import NotFound
from zope.i18nmessageid import Message


@dataclass(frozen=True, slots=True)
class Importer:
    """How a table becomes the objects of a section.

    `holds` is what such a section holds, `name` that of the page and of the service.
    `plan` says what each line would do, or why the whole table is refused; `write`
    does it and gives each line back, so that the caller can show the progress. The
    page writes `batch` lines at once: about a second of work.
    """

    holds: str
    name: str
    columns: tuple[Column, ...]
    plan: Callable[[Any, Table], tuple[Line, ...] | Refused]
    write: Callable[[Any, Iterable[Line]], Iterator[Line]]
    title: Message
    file_label: Message
    file_help: Message
    batch: int = 50

    def require(self, section: Any) -> None:
        """Raise `NotFound` on a section that holds something else."""
        if section.holds != self.holds:
            raise NotFound(self.name)
