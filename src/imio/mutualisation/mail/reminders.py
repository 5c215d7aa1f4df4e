"""The reminders of what must be done by a day: one table, each threshold once.

They are always told at once: a delay runs. Those of licences and contracts stand with what
else time does to them, in the `due.py` of their domains; those of bids too, since nobody
but their bidder may learn of one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.hearing import addresses
from imio.mutualisation.base.hearing import named
from imio.mutualisation.base.localroles import hearers
from imio.mutualisation.base.mail import officer_addresses
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.reminding import keep_reminder
from imio.mutualisation.base.reminding import reminder_of_today
from imio.mutualisation.base.reminding import thresholds
from imio.mutualisation.base.words import words
from imio.mutualisation.mail.messages import REMINDED
from imio.mutualisation.mail.messages import REMINDER_SUBJECT
from imio.mutualisation.mail.messages import REMINDER_TEXT
from imio.mutualisation.mail.messages import REMINDER_WHAT
from imio.mutualisation.security import MEMBERS
from typing import Any


@dataclass(frozen=True, slots=True)
class Reminder:
    """In some states, what ends on a day that the record knows, and who must see to it;
    `day` is the attribute that holds it.
    """

    type_name: str
    what: str
    states: tuple[str, ...]
    day: str
    roles: tuple[str, ...] = MEMBERS


REMINDERS = (
    Reminder("Quote", "quote", ("sent",), "valid_until"),
    Reminder("Deliberation", "transmission", ("adopted",), "next_deadline"),
    Reminder("Deliberation", "supervision", ("in_supervision",), "next_deadline"),
    Reminder("Followup", "followup", ("needed",), "until"),
)


def settle() -> list[Line]:
    """Remind of what is near; called again, nobody is reminded of the same twice."""
    return [line for row in REMINDERS for line in _remind_all(row)]


def _remind_all(row: Reminder) -> list[Line]:
    brains = found(row.type_name, review_state=row.states)
    return each(brains, lambda record: _remind(row, record))


def _remind(row: Reminder, record: Any) -> Iterator[Done]:
    day: date | None = getattr(record, row.day)
    days = reminder_of_today(record, day, thresholds())
    if day is None or days is None:
        return
    _send(row, record, day)
    keep_reminder(record, day, days)
    yield Done(record, "remind", words(REMINDED))


def _send(row: Reminder, record: Any, day: date) -> None:
    """To those whose turn it is; to IMIO where it is its own."""
    people = addresses(hearers(record, row.roles)) or officer_addresses()
    details = {
        "what": partial(words, REMINDER_WHAT[row.what]),
        "number": named(record),
        "title": record.title,
        "day": partial(long_day, day),
        "left": str((day - clock.today()).days),
        "url": record.absolute_url(),
    }
    tell(people, (REMINDER_SUBJECT, REMINDER_TEXT), details)
