"""Deadlines as a calendar that people take into their own (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from icalendar import Alarm
from icalendar import Calendar
from icalendar import Event
from imio.mutualisation.base import clock
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.typed import legible
from Products.Five.browser import BrowserView
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole day, or an instant of it (`at`, aware); `code` tells several deadlines of
    one object (`uid`) apart.
    """

    uid: str
    code: str
    what: str
    title: str
    url: str
    day: date
    days_before: tuple[int, ...] = (1,)
    at: datetime | None = None


def calendar(entries: Iterable[Entry]) -> bytes:
    """An iCalendar of deadlines, each with its reminders."""
    book = Calendar()
    book.add("prodid", "-//imio.mutualisation//FR")
    book.add("version", "2.0")
    for each in entries:
        book.add_component(_event(each))
    return book.to_ical()


def show_calendar(view: BrowserView, entries: Iterable[Entry]) -> bytes:
    """The calendar as a file to open in one's own."""
    return sent_calendar(view.request.response, "echeances", entries)


def sent_calendar(response: Any, name: str, entries: Iterable[Entry]) -> bytes:
    """The calendar, to be kept as a file of that name."""
    response.setHeader("Content-Type", "text/calendar; charset=utf-8")
    response.setHeader("Content-Disposition", f'attachment; filename="{name}.ics"')
    return calendar(entries)


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}-{entry.code}@imio.mutualisation")
    event.add("dtstamp", clock.now().astimezone(UTC))
    event.add("summary", legible(f"{entry.what} : {entry.title}"))
    event.add("dtstart", entry.at.astimezone(UTC) if entry.at else entry.day)
    if entry.at is None:
        event.add("dtend", day_after(entry.day, 1))
    event.add("url", entry.url)
    for days in entry.days_before:
        event.add_component(_reminder(entry.what, days))
    return event


def _reminder(what: str, days: int) -> Alarm:
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", what)
    reminder.add("trigger", timedelta(days=-days))
    return reminder
