"""What time alone brings about in a licence: renewals, its end, reminders."""

from collections.abc import Iterator
from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import take
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.mail import filled
from imio.mutualisation.base.mail import officer_addresses
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.reminding import keep_reminder
from imio.mutualisation.base.reminding import reminder_of_today
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.words import words
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.messages import DEADLINES
from imio.mutualisation.licence.messages import REMINDER_DONE
from imio.mutualisation.licence.messages import REMINDER_SUBJECT
from imio.mutualisation.licence.messages import REMINDER_TEXT
from imio.mutualisation.licence.messages import SEATS_TEXT
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules.states import LICENCE_DRAWN
from typing import Any
from zope.i18nmessageid import Message


# What the day itself changes: a line begins, a price, a day of notice passes.
BY_DAY = ("seats", "price", "next_deadline")


def settle() -> list[Line]:
    """Roll what renewed by itself, end what is over, remind those who must act."""
    return each(found("Licence", review_state=LICENCE_DRAWN), go_on)


def go_on(licence: ILicence) -> Iterator[Done]:
    """The steps of one licence; the lists show what the day has changed."""
    for step in ("roll_over", "end"):
        if (
            getattr(licence, f"may_{step}")()
            and licence.review_state() in LICENCE_DRAWN
        ):
            yield take(licence, step)
    yield from _remind(licence)
    licence.reindexObject(idxs=list(BY_DAY))


def _remind(licence: ILicence) -> Iterator[Done]:
    """The reminder of today, once, to those whom the settings name."""
    deadline = facts.deadline(licence)
    if licence.review_state() not in LICENCE_DRAWN:
        return
    days = reminder_of_today(licence, deadline, facts.reminder_days())
    if days is None or deadline is None:
        return
    _send(licence, deadline, (deadline - clock.today()).days)
    keep_reminder(licence, deadline, days)
    title = Message(REMINDER_DONE, mapping={"days": str(days)})
    yield Done(licence, "remind", words(title))


def _send(licence: ILicence, deadline: Any, left: int) -> None:
    details = {
        "title": licence.title,
        "what": partial(words, DEADLINES[facts.deadline_kind(licence)]),
        "day": partial(long_day, deadline),
        "left": str(left),
        "seats": partial(_seats, licence),
        "url": licence.absolute_url(),
    }
    tell(
        _addresses() or officer_addresses(), (REMINDER_SUBJECT, REMINDER_TEXT), details
    )


def _addresses() -> list[str]:
    return [row["address"] for row in setting("licence_addresses") or ()]


def _seats(licence: ILicence, language: str) -> str:
    seats = licence.seats_today()
    pool = "∞" if seats.pool is None else number(seats.pool)
    details = {"granted": number(seats.granted), "pool": pool}
    return filled(SEATS_TEXT, details, language)
