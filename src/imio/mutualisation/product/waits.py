"""What is proposed is assessed, then catalogued or rejected."""

from collections.abc import Iterator
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.security import STAFF


TASKS = {"assess": Task(_("task_assess", default="Complete the assessment"), "edit")}


def waits(product: IProduct) -> Iterator[Wait]:
    ready = list(by_step(product, "review", "catalogue"))
    yield from ready
    if not ready and product.review_state() == "under_review":
        yield Wait("assess", STAFF)


WAITS = Waits(waits, TASKS)
