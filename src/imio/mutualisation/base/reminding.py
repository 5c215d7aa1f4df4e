"""Reminders before the deadline of a record: each threshold once, kept with the record."""

from Acquisition import aq_base
from collections.abc import Iterable
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.mail import may_send
from imio.mutualisation.base.settings import setting
from imio.mutualisation.rules.deadlines import reminder_due
from typing import Any


def reminder_of_today(
    record: Any, deadline: date | None, thresholds: Iterable[int]
) -> int | None:
    """The threshold, in days before the deadline, that nobody was reminded at yet; none as
    long as the site cannot send, since nobody would be.
    """
    if not may_send():
        return None
    rows = _kept(record)
    sent = [row["days"] for row in rows if row["deadline"] == deadline]
    return reminder_due(deadline, clock.today(), thresholds, sent)


def keep_reminder(record: Any, deadline: date, days: int) -> None:
    """It is sent: not again for that deadline."""
    row = {"deadline": deadline, "days": days, "sent_on": clock.today()}
    record.reminders = [*_kept(record), row]


def thresholds() -> tuple[int, ...]:
    """How many days before a delay ends somebody is reminded, but for licences."""
    return tuple(row["days"] for row in setting("delay_reminder_days") or ())


def _kept(record: Any) -> list[dict[str, Any]]:
    return getattr(aq_base(record), "reminders", None) or []
