"""A licence is activated, its stock and its renewal are decided in time."""

from collections.abc import Iterator
from imio.mutualisation.base.talk import talked
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.i18n import _
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.messages import DEADLINES
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.states import LICENCE_DRAWN
from imio.mutualisation.security import STAFF


TASKS = {
    "complete": Task(
        _("task_complete_contract", default="Complete the contract"), "edit"
    ),
    "stock": Task(_("task_stock", default="Decide on the stock")),
    **{f"deadline_{kind}": Task(title) for kind, title in DEADLINES.items()},
}


def waits(licence: ILicence) -> Iterator[Wait]:
    if licence.review_state() == "negotiation":
        yield from list(by_step(licence, "activate")) or [Wait("complete", STAFF)]
    if licence.review_state() in LICENCE_DRAWN:
        yield from _running(licence)


def _running(licence: ILicence) -> Iterator[Wait]:
    """Nobody acts on an end that nothing renews; the rest begins with its reminders."""
    kind, until = facts.deadline_kind(licence), facts.deadline(licence)
    if until:
        first = max(facts.reminder_days(), default=0)
        roles = () if kind == "end" else STAFF
        since = day_after(until, -first)
        yield Wait(f"deadline_{kind}", roles, since=since, until=until)
    if facts.stock_alert(licence):
        yield Wait("stock", STAFF)


WAITS = talked(waits, TASKS)
