"""Instants as people read them, to the second, in Brussels time."""

from datetime import datetime
from imio.mutualisation.base.clock import BRUSSELS
from imio.mutualisation.base.formats import long_day


def exact(instant: datetime | None) -> str:
    """`12 janvier 2027 à 12 h 00 min 00 s`; empty for nothing."""
    if instant is None:
        return ""
    local = instant.astimezone(BRUSSELS)
    return f"{long_day(local.date())} à {local:%H h %M min %S s}"


def read(text: str) -> datetime:
    """An instant written in ISO 8601, with its offset."""
    return datetime.fromisoformat(text)
