"""Instants as people read them, in Brussels time."""

from datetime import datetime
from imio.mutualisation.base.clock import BRUSSELS
from imio.mutualisation.base.formats import long_day


def exact(instant: datetime | None) -> str:
    """`12 janvier 2027 à 12 h 00`, with its seconds where it has some; empty for nothing."""
    if instant is None:
        return ""
    local = instant.astimezone(BRUSSELS)
    seconds = f"{local: min %S s}" if local.second else ""
    return f"{long_day(local.date())} à {local:%H h %M}{seconds}"


def minute(instant: datetime | None) -> str:
    """`12 janvier 2027 à 12 h 00`, whatever the seconds."""
    return exact(instant.replace(second=0, microsecond=0)) if instant else ""


def read(text: str) -> datetime:
    """An instant written in ISO 8601, with its offset."""
    return datetime.fromisoformat(text)
