"""What is due: the round of the day, and the deadlines for a calendar."""

from collections.abc import Iterator
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import take
from imio.mutualisation.base.ical import Entry
from imio.mutualisation.base.words import words
from imio.mutualisation.deliberation.messages import MILESTONES
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.states import ACT_DUE


BY_TIME = {
    "execute": _("due_execute", default="The delay of supervision has passed."),
    "publish": _("due_publish", default="Published on the day planned."),
}


def settle() -> list[Line]:
    """Take every step of an act that time alone brings about."""
    return each(found("Deliberation", review_state=ACT_DUE), go_on)


def go_on(act: IDeliberation) -> Iterator[Done]:
    """The steps of one act: once executory, it may be one to publish today."""
    today = clock.today()
    while step := act.due_step(today):
        yield take(act, step, words(BY_TIME[step]))


def entry(uid: str, code: str, title: str, url: str, day: date) -> Entry:
    """A deadline of an act as a calendar takes it."""
    return Entry(uid, code, words(MILESTONES[code]), title, url, day)
