"""What is due: the round of the day, and the deadlines as a calendar."""

from collections.abc import Iterable
from collections.abc import Iterator
from datetime import datetime
from datetime import timedelta
from icalendar import Alarm
from icalendar import Calendar
from icalendar import Event
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import take
from imio.mutualisation.base.words import words
from imio.mutualisation.deliberation.messages import MILESTONES
from imio.mutualisation.i18n import _
from Products.Five.browser import BrowserView
from typing import Any


BY_TIME = {
    "execute": _("due_execute", default="The delay of supervision has passed."),
    "publish": _("due_publish", default="Published on the day planned."),
}
WAITING = ("in_supervision", "executory")


def settle() -> list[Line]:
    """Take every step of an act that time alone brings about."""
    return each(found("Deliberation", review_state=WAITING), go_on)


def go_on(act: Any) -> Iterator[Done]:
    """The steps of one act: once executory, it may be one to publish today."""
    today = clock.today()
    while step := act.due_step(today):
        yield take(act, step, words(BY_TIME[step]))


def calendar(deadlines: Iterable[dict[str, Any]]) -> bytes:
    """An iCalendar of whole days, with a reminder the day before.

    Each deadline: `uid`, `code`, `title`, `url`, `day`.
    """
    book = Calendar()
    book.add("prodid", "-//imio.mutualisation//FR")
    book.add("version", "2.0")
    for deadline in deadlines:
        book.add_component(_event(deadline))
    return book.to_ical()


def show_calendar(view: BrowserView, deadlines: Iterable[dict[str, Any]]) -> bytes:
    """The calendar as a file to open in one's own."""
    response = view.request.response
    response.setHeader("Content-Type", "text/calendar; charset=utf-8")
    response.setHeader("Content-Disposition", 'attachment; filename="echeances.ics"')
    return calendar(deadlines)


def _event(deadline: dict[str, Any]) -> Event:
    what = words(MILESTONES[deadline["code"]])
    event = Event()
    event.add("uid", f"{deadline['uid']}-{deadline['code']}@imio.mutualisation")
    event.add("dtstamp", datetime.combine(deadline["day"], datetime.min.time()))
    event.add("summary", f"{what} : {deadline['title']}")
    event.add("dtstart", deadline["day"])
    event.add("dtend", deadline["day"] + timedelta(days=1))
    event.add("url", deadline["url"])
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", what)
    reminder.add("trigger", timedelta(days=-1))
    event.add_component(reminder)
    return event
