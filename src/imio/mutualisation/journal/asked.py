"""What the address asks of the journal, by page and over REST, and the lines as a table."""

from datetime import date
from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.base.parameters import day
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import one_of
from imio.mutualisation.journal.search import Asked
from imio.mutualisation.journal.search import Line
from imio.mutualisation.journal.words import KINDS
from imio.mutualisation.security import TYPES
from typing import Any


FILTERS = ("who", "kind", "type", "record", "text", "from", "until")
COLUMNS = (
    "at",
    "since",
    "login",
    "name",
    "door",
    "kind",
    "type",
    "title",
    "what",
    "before",
    "after",
    "why",
    "number",
    "@id",
)


def asked(request: Any) -> Asked:
    """Raises `Refusal`: `parameter_invalid` (name, value)."""
    of = one_of(request, "type", "", *TYPES)
    return Asked(
        who=given(request, "who"),
        kind=one_of(request, "kind", "", *KINDS),
        of=of and TYPE.format(of),
        record=given(request, "record"),
        text=given(request, "text"),
        since=_day(request, "from"),
        until=_day(request, "until"),
    )


def _day(request: Any, name: str) -> date | None:
    return day(request, name) if given(request, name) else None


def as_row(line: Line) -> dict[str, Any]:
    """A line under the names of `COLUMNS`; instants in UTC."""
    entry, record = line.entry, line.record
    said = {**entry._asdict(), "at": entry.at.isoformat(), "what": line.what}
    about = {
        "type": line.of,
        "title": record.Title if record else "",
        "@id": record.getURL() if record else "",
    }
    return {name: {**said, **about}[name] for name in COLUMNS}
