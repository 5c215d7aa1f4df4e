"""What a signatory accepts, said on the page that is signed."""

from decimal import Decimal
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.request.facts import days_of
from imio.mutualisation.request.facts import product_of
from imio.mutualisation.request.schema import IServiceRequest
from zope.i18nmessageid import Message


ZERO = Decimal(0)
TASK = _("acceptance_task", default="${task}: ${done} day(s) done of ${planned}.")
TOTAL = _("acceptance_total", default="Together: ${done} day(s) done of ${planned}.")


def recap(request: IServiceRequest) -> list[str]:
    """The request, its product, each task of the plan with its days, and the sum."""
    product = product_of(request)
    return [
        f"{request.thread} : {request.title}",
        *([product.Title] if product is not None else []),
        *(
            _days(TASK, row["done_days"], row["planned_days"], row["task"])
            for row in request.plan or ()
        ),
        _days(TOTAL, days_of(request, "done_days"), days_of(request, "planned_days")),
    ]


def _days(
    said: Message, done: Decimal | None, planned: Decimal | None, task: str = ""
) -> str:
    mapping = {
        "task": task,
        "done": number(done or ZERO),
        "planned": number(planned or ZERO),
    }
    return words(Message(said, mapping=mapping))
