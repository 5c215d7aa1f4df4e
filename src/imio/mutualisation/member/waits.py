"""An applicant is admitted once its act is there."""

from collections.abc import Iterator
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.prospecting import AHEAD
from imio.mutualisation.rules.prospecting import SOUGHT
from imio.mutualisation.security import AGENT
from imio.mutualisation.security import STAFF


TASKS = {
    "complete": Task(_("task_complete_membership", default="Complete the application")),
    "contact": Task(_("task_contact", default="Contact the prospect"), "edit"),
    "share": Task(_("task_share", default="Record the share"), "edit"),
}


def waits(member: IMember) -> Iterator[Wait]:
    """IMIO records the share once all the rest is there, and calls its prospects."""
    if member.review_state() == SOUGHT and member.next_contact_on:
        due = member.next_contact_on
        yield Wait("contact", STAFF, since=day_after(due, -AHEAD), until=due)
    if member.review_state() != "applicant":
        return
    told = member.may_admit()
    if told:
        yield from by_step(member, "admit")
    elif told.reason == "share_missing":
        yield Wait("share", STAFF)
    else:
        yield Wait("complete", (AGENT,))


WAITS = Waits(waits, TASKS)
