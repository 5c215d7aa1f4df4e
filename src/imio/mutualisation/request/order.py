"""The order form of a call-off (bon de commande): what a member ordered from whom."""

from Acquisition import aq_parent
from decimal import Decimal
from imio.mutualisation.asked.partner import Partner
from imio.mutualisation.asked.quote import Quote
from imio.mutualisation.asked.tender import Tender
from imio.mutualisation.base import bce
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.pages import show_pdf
from imio.mutualisation.base.pdf import typeset
from imio.mutualisation.request.facts import deliberation_executory_on
from imio.mutualisation.request.facts import framework_of
from imio.mutualisation.request.ordering import signed
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules.verdict import Refused
from pathlib import Path
from Products.Five.browser import BrowserView
from typing import Any


TEMPLATE = Path(__file__).parent / "order.typ"


def signed_quotes(request: IServiceRequest) -> list[Quote]:
    """The quotes of partners that the member signed, those that were replaced since too."""
    return [each for each in request.quotes() if each.issuer and each.signed_on]


def is_replaced(quote: Quote) -> bool:
    """Whether another one that was signed took its place."""
    return quote.review_state() != "accepted"


def ordered(request: IServiceRequest) -> list[Quote]:
    """What is ordered: those of the last partner that add up."""
    of_partners = [each for each in signed(request) if each.issuer and each.signed_on]
    return [each for each in of_partners if each.issuer == of_partners[-1].issuer]


def is_ordered(request: IServiceRequest) -> bool:
    """Whether a quote under a framework agreement is signed."""
    return bool(request.framework and ordered(request))


def order_form(request: IServiceRequest) -> bytes:
    """The document. Raises `Refusal`: `order_not_signed`."""
    quotes = ordered(request)
    tender, lot = framework_of(request)
    if not quotes or tender is None:
        raise Refusal(Refused("order_not_signed"))
    return typeset(TEMPLATE, payload(request, quotes, tender, lot))


def payload(
    request: IServiceRequest, quotes: list[Quote], tender: Tender, lot: str
) -> dict[str, Any]:
    """What the template places: every figure and day as it must read."""
    member, row = aq_parent(request), tender.lot(lot)
    totals = [each.totals() for each in quotes]
    return {
        "number": tender.number,
        "title": request.title,
        "tender": tender.title,
        "lot": f"{lot} – {row['title']}" if row else lot,
        "thread": request.thread,
        "tracking_code": request.tracking_code,
        "member": {"name": member.title, "bce": bce.display(member.bce_number)},
        "partner": _partner(record("Partner", quotes[0].issuer or "")),
        "quotes": [_signed(each) for each in quotes],
        "executory": long_day(deliberation_executory_on(request)),
        "sums": [
            _sums("À payer une fois", [(t.one_off, t.one_off_incl) for t in totals]),
            _sums("À payer chaque année", [(t.yearly, t.yearly_incl) for t in totals]),
        ],
    }


def _partner(partner: Partner | None) -> dict[str, str]:
    """Nobody where its record is gone."""
    if partner is None:
        return {"name": "", "bce": ""}
    return {"name": partner.title, "bce": bce.display(partner.bce_number)}


def _signed(quote: Quote) -> dict[str, str]:
    by = f"{long_day(quote.signed_on)}, {quote.signed_name or ''}"
    return {"number": quote.number, "signed": by}


def _sums(title: str, amounts: list[tuple[Decimal, Decimal]]) -> list[str]:
    return [
        title,
        *(euros(sum(each, Decimal(0))) for each in zip(*amounts, strict=True)),
    ]


class OrderDocument(BrowserView):
    """`@@bon-de-commande.pdf`."""

    def __call__(self) -> bytes:
        return show_pdf(self, "bon-de-commande", order_form(self.context))
