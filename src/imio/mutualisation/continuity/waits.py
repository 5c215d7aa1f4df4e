"""An incident is assessed and declared, whom it touches is helped, then it is settled."""

from collections.abc import Iterator
from imio.mutualisation.base.talk import talked
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.continuity.schema import IIncident
from imio.mutualisation.i18n import _
from imio.mutualisation.security import STAFF


TASKS = {
    "assess": Task(_("task_assess_incident", default="Assess the incident"), "edit")
}


def waits(incident: IIncident) -> Iterator[Wait]:
    until = incident.effective_on
    ready = list(by_step(incident, "declare", until=until))
    yield from ready or by_step(incident, "open_missing", "settle")
    if not ready and incident.review_state() == "draft":
        yield Wait("assess", STAFF, until=until)


WAITS = talked(waits, TASKS)
