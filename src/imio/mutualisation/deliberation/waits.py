"""An act waits for those who keep it, and for the days that the law counts."""

from collections.abc import Iterator
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.states import ACT_PLANNED
from imio.mutualisation.security import AUTHORS
from typing import Any


STEPS = {
    "draft": ("schedule",),
    "scheduled": ("adopt",),
    "postponed": ("reschedule",),
    "adopted": ("execute", "transmit"),
    "in_supervision": ("execute",),
    "executory": ("publish",),
}
# The short form in which each task is done.
VOTE, FOLLOWING = "@@seance-et-vote", "@@tutelle-et-publication"
TASKS = {
    "draft": Task(_("task_complete_act", default="Complete the draft"), "@@texte"),
    "scheduled": Task(_("task_record_vote", default="Record the vote"), VOTE),
    "adopted": Task(
        _("task_transmit", default="Send it to the supervision"), FOLLOWING
    ),
    "in_supervision": Task(
        _("task_outcome_of_supervision", default="Record what the supervision decided"),
        FOLLOWING,
    ),
    "executory": Task(_("task_make_publishable", default="Prepare the publication")),
    "convocation": Task(_("task_convocation", default="Record the convocation"), VOTE),
    "advice": Task(_("task_advice_awaited", default="An obligatory advice is awaited")),
    "supervision": Task(_("task_supervision", default="The supervision decides")),
}


def waits(act: IDeliberation) -> Iterator[Wait]:
    state = act.review_state()
    pending = act.pending_advice() if state in ACT_PLANNED else []
    if pending:
        yield Wait("advice", until=max(pending))
    if state == "draft" and act.facts().validation.next:
        yield from _validated(act)
    elif state == "in_supervision" and act.next_deadline:
        yield Wait("supervision", until=act.next_deadline)
        yield from _ready(act, since=day_after(act.next_deadline, 1))
    elif state in STEPS and not pending and not _of_sitting(act):
        yield from _ready(act, **_when(act))
        if state == "scheduled" and act.next_deadline:
            yield Wait("convocation", AUTHORS, until=act.next_deadline)


def _validated(act: IDeliberation) -> Iterator[Wait]:
    """Its author proposes it, then each level has its turn."""
    if act.proposed_sha256 is None:
        yield Wait("propose", AUTHORS)
    for person in act.validators() if act.proposed_sha256 else ():
        yield Wait("validate", person=person)


def _ready(act: IDeliberation, **when: Any) -> Iterator[Wait]:
    """Its step or, before that, what leads there."""
    state = act.review_state()
    ready = list(by_step(act, *STEPS[state], **when))[:1]
    if ready or state in TASKS:
        yield from ready or [Wait(state, AUTHORS, **when)]


def _of_sitting(act: IDeliberation) -> bool:
    """Whether the sitting that it is an item of waits in its place."""
    return bool(act.sitting) and act.review_state() == "scheduled"


def _when(act: IDeliberation) -> dict[str, Any]:
    """On an agenda it waits for the day; before and after for what the law sets."""
    if act.review_state() == "scheduled":
        return {"since": act.sitting_on}
    return {"until": act.next_deadline}


WAITS = Waits(waits, TASKS)
