"""An assembly is convened in time, held on its day, and its results are settled."""

from collections.abc import Iterator
from imio.mutualisation.assembly.schema import IAssembly
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import assembly as rules
from imio.mutualisation.security import STAFF


TASKS = {
    "prepare": Task(_("task_prepare_assembly", default="Prepare the assembly"), "edit"),
    "held": Task(_("task_hold_assembly", default="Record who is represented")),
    "votes": Task(_("task_record_votes", default="Record the votes"), "edit"),
    "assembly_day": Task(_("task_assembly_day", default="The assembly is held")),
}


def waits(assembly: IAssembly) -> Iterator[Wait]:
    state, day = assembly.review_state(), assembly.sitting_on
    if state == "preparation":
        until = rules.latest_convocation(day, assembly.legal()) if day else None
        ready = list(by_step(assembly, "convene", until=until))
        yield from ready or [Wait("prepare", STAFF, until=until)]
    if state == "convened" and day:
        yield Wait("assembly_day", until=day)
        yield Wait("held", STAFF, since=day)
    if state == "held":
        yield from list(by_step(assembly, "close")) or [Wait("votes", STAFF)]


WAITS = Waits(waits, TASKS)
