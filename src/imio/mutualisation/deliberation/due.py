"""What is due: the round of the day, and the deadlines as a calendar."""

from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from icalendar import Alarm
from icalendar import Calendar
from icalendar import Event
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.guard import perform
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


def settle() -> list[tuple[Any, str]]:
    """Take every step that time alone brings about: the acts, with what was done.

    Called once a day by the round of the managers; done again, it does nothing.
    """
    today = clock.today()
    done = []
    for brain in found("Deliberation", review_state=WAITING):
        act = brain.getObject()
        step = act.due_step(today)
        if step:
            perform(act, step, words(BY_TIME[step]))
            done.append((act, step))
    return done


def calendar(deadlines: Iterable[dict[str, Any]]) -> bytes:
    """An iCalendar of whole days, with a reminder the day before.

    Each deadline: `uid`, `code`, `title`, `url`, `day`.
    """
    book = Calendar()
    book.add("prodid", "-//imio.mutualisation//FR")
    book.add("version", "2.0")
    for each in deadlines:
        book.add_component(_event(each))
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
