"""What a signatory accepts, said on the page that is signed, and in the report of it."""

from Acquisition import aq_parent
from decimal import Decimal
from imio.mutualisation.base import bce
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.kept import ACCEPTANCE
from imio.mutualisation.base.kept import keep
from imio.mutualisation.base.pdf import typeset
from imio.mutualisation.base.signature import signature
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.request.facts import days_of
from imio.mutualisation.request.facts import product_of
from imio.mutualisation.request.schema import IServiceRequest
from pathlib import Path
from typing import Any
from zope.i18nmessageid import Message


ZERO = Decimal(0)
TEMPLATE = Path(__file__).parent / "acceptance.typ"
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


def keep_report(request: IServiceRequest) -> None:
    """Keep the report of what the current user accepts."""
    keep(request, ACCEPTANCE, typeset(TEMPLATE, payload(request)))


def payload(request: IServiceRequest) -> dict[str, Any]:
    """What the report places: every figure and day as it must read."""
    member, product = aq_parent(request), product_of(request)
    return {
        "thread": request.thread,
        "title": request.title,
        "product": product.Title if product is not None else None,
        "member": {"name": member.title, "bce": bce.display(member.bce_number)},
        "quotes": ", ".join(
            quote.number
            for quote in request.quotes()
            if quote.review_state() == "accepted"
        ),
        "tasks": [
            [
                row["task"],
                number(row["planned_days"] or ZERO),
                number(row["done_days"] or ZERO),
            ]
            for row in request.plan or ()
        ],
        "total": [
            number(days_of(request, name) or ZERO)
            for name in ("planned_days", "done_days")
        ],
        "transfer": _transfer(request),
        "reservations": request.acceptance_reservations,
        "on": request.acceptance_signed_on.isoformat(),
        "signature": signature(member),
    }


def _transfer(request: IServiceRequest) -> dict[str, str] | None:
    if not request.transferred_on:
        return None
    return {
        "on": long_day(request.transferred_on),
        "receiver": request.transfer_receiver or "",
        "documents": request.transfer_documents or "",
    }
