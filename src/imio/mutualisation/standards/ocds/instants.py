"""Days and hours as the standard writes them: `2026-01-31T12:00:00+01:00`."""

from datetime import date
from datetime import datetime
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

import re


WRITTEN = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)
BRUSSELS = ZoneInfo("Europe/Brussels")
LAST = time(23, 59, 59)


def is_instant(text: str) -> bool:
    """Whether a text is written as the standard wants (RFC 3339)."""
    return bool(WRITTEN.fullmatch(text)) and _read(text) is not None


def instant(text: Any) -> datetime | None:
    """The instant of a text, read with indulgence: without a zone, that of Brussels.

    None as well at the ends of the calendar, where another zone has no day: publishers
    write `9999-12-31T23:59:59Z` for no end.
    """
    read = _read(text)
    try:
        if read:
            read.astimezone(BRUSSELS)
    except OverflowError:
        return None
    return read


def _read(text: Any) -> datetime | None:
    try:
        read = datetime.fromisoformat(text.upper())
        return read if read.tzinfo else read.replace(tzinfo=BRUSSELS)
    except (AttributeError, ValueError):
        return None


def written(when: date | datetime | None, at: time = time()) -> str | None:
    """An aware instant, or a day of Brussels at an hour, as the standard writes it."""
    if when is None:
        return None
    if not isinstance(when, datetime):
        when = datetime.combine(when, at, BRUSSELS)
    return when.isoformat(timespec="seconds")
