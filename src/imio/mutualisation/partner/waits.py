"""A candidacy is judged; a term that is over is recorded."""

from collections.abc import Iterator
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _
from imio.mutualisation.partner.schema import IPartner
from imio.mutualisation.security import STAFF


TASKS = {"judge": Task(_("task_judge_candidacy", default="Judge the candidacy"))}


def waits(partner: IPartner) -> Iterator[Wait]:
    if partner.review_state() == "applied":
        yield Wait("judge", STAFF)
    yield from by_step(partner, "end_term")


WAITS = Waits(waits, TASKS)
