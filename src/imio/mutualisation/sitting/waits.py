"""A sitting is prepared, convened, held and closed by those who keep its acts."""

from collections.abc import Iterator
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import sitting as rules
from imio.mutualisation.rules.states import SITTING_AHEAD
from imio.mutualisation.security import AUTHORS
from imio.mutualisation.sitting.facts import sitting_facts
from imio.mutualisation.sitting.schema import ISitting
from typing import Any


STEPS = {
    "created": "freeze",
    "frozen": "convoke",
    "published": "decide",
    "decided": "close",
}
# What comes before the step of each state.
BEFORE = {
    "created": "agenda",
    "frozen": "convene",
    "published": "attendance",
    "decided": "decisions",
}
TASKS = {
    "agenda": Task(_("task_agenda", default="Prepare the agenda")),
    "convene": Task(_("task_convene", default="Convene the members"), "edit"),
    "attendance": Task(
        _("task_attendance", default="Record who was there"), "@@attendance"
    ),
    "decisions": Task(
        _("task_decisions", default="Record what was decided"), "@@decisions"
    ),
    "sitting_day": Task(_("task_sitting_day", default="The sitting is held")),
}


def waits(sitting: ISitting) -> Iterator[Wait]:
    state = sitting.review_state()
    if state not in STEPS:
        return
    ready = list(by_step(sitting, STEPS[state], **_when(sitting)))
    yield from ready or [Wait(BEFORE[state], AUTHORS, **_when(sitting))]
    if state in SITTING_AHEAD and sitting.sitting_on:
        yield Wait("sitting_day", until=sitting.sitting_on)


def _when(sitting: ISitting) -> dict[str, Any]:
    """Convened in time, then recorded from its day on."""
    state = sitting.review_state()
    if state == "published":
        return {"since": sitting.sitting_on}
    if state == "decided":
        return {}
    law = legal_numbers(sitting.sitting_on)
    return {"until": rules.latest_convocation(sitting_facts(sitting), law)}


WAITS = Waits(waits, TASKS)
