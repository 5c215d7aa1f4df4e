"""A need that enough members share is pooled, bought, and its outcome recorded."""

from collections.abc import Iterator
from imio.mutualisation.base.talk import talked
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.i18n import _
from imio.mutualisation.need.facts import tender_state
from imio.mutualisation.need.schema import INeed
from imio.mutualisation.rules.states import TENDER_AWARDED
from imio.mutualisation.rules.states import TENDER_FAILED
from imio.mutualisation.security import LEADERS
from imio.mutualisation.security import STAFF


TASKS = {
    "prepare_tender": Task(
        _("task_prepare_tender", default="Prepare the tender"), "@@preparer-marche"
    ),
    "outcome": Task(_("task_outcome", default="Record what came of it"), "edit"),
}


def waits(need: INeed) -> Iterator[Wait]:
    yield from by_step(need, "pool", "satisfy")
    state, tender = need.review_state(), tender_state(need)
    if state == "pooled":
        yield Wait("prepare_tender", STAFF)
    if state == "in_tender" and tender in TENDER_FAILED:
        yield Wait("back_to_pooled", LEADERS)
    if state == "in_tender" and tender in TENDER_AWARDED and not _has_outcome(need):
        yield Wait("outcome", STAFF)


def _has_outcome(need: INeed) -> bool:
    return bool(need.product or need.licence)


WAITS = talked(waits, TASKS)
