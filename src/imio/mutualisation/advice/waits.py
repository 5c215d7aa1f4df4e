"""An advice waits for each person who may give it, until its delay is past."""

from collections.abc import Iterator
from imio.mutualisation.advice.facts import advice_facts
from imio.mutualisation.advice.schema import IAdvice
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _


TASKS = {"advise": Task(_("task_advise", default="Write the advice"), "edit")}


def waits(advice: IAdvice) -> Iterator[Wait]:
    if advice.review_state() != "asked" or advice_facts(advice).decided:
        return
    yield from by_step(advice, "extend", until=advice.due_on, lapses=True)
    # To give it before that, there is something to write first.
    code = "give" if list(by_step(advice, "give")) else "advise"
    for person in advice.advisers():
        yield Wait(code, person=person, until=advice.due_on, lapses=True)


WAITS = Waits(waits, TASKS)
