"""Seats that were asked for are granted or refused; who is granted some confirms."""

from collections.abc import Iterator
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _
from imio.mutualisation.security import STAFF


TASKS = {"judge": Task(_("task_judge_seats", default="Grant or refuse the seats"))}


def waits(allotment: IAllotment) -> Iterator[Wait]:
    ready = list(by_step(allotment, "grant", "accept"))
    yield from ready
    if not ready and allotment.review_state() == "asked":
        yield Wait("judge", STAFF)


WAITS = Waits(waits, TASKS)
