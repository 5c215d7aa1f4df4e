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
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules.verdict import Refused
from pathlib import Path
from Products.Five.browser import BrowserView
from typing import Any


TEMPLATE = Path(__file__).parent / "order.typ"


def signed_quote(request: IServiceRequest) -> Quote | None:
    """The quote of the partner that the member signed."""
    signed = (each for each in request.quotes() if each.review_state() == "accepted")
    return next((each for each in signed if each.issuer), None)


def is_ordered(request: IServiceRequest) -> bool:
    """Whether a quote under a framework agreement is signed."""
    return bool(request.framework) and signed_quote(request) is not None


def order_form(request: IServiceRequest) -> bytes:
    """The document. Raises `Refusal`: `order_not_signed`."""
    quote = signed_quote(request)
    tender, lot = framework_of(request)
    if quote is None or tender is None:
        raise Refusal(Refused("order_not_signed"))
    return typeset(TEMPLATE, payload(request, quote, tender, lot))


def payload(
    request: IServiceRequest, quote: Quote, tender: Tender, lot: str
) -> dict[str, Any]:
    """What the template places: every figure and day as it must read."""
    member, totals, row = aq_parent(request), quote.totals(), tender.lot(lot)
    return {
        "number": tender.number,
        "title": request.title,
        "tender": tender.title,
        "lot": f"{lot} – {row['title']}" if row else lot,
        "thread": request.thread,
        "tracking_code": request.tracking_code,
        "member": {"name": member.title, "bce": bce.display(member.bce_number)},
        "partner": _partner(record("Partner", quote.issuer or "")),
        "quote": quote.number,
        "signed": f"{long_day(quote.signed_on)}, {quote.signed_name or ''}",
        "executory": long_day(deliberation_executory_on(request)),
        "sums": [
            _sums("À payer une fois", totals.one_off, totals.one_off_incl),
            _sums("À payer chaque année", totals.yearly, totals.yearly_incl),
        ],
    }


def _partner(partner: Partner | None) -> dict[str, str]:
    """Nobody where its record is gone."""
    if partner is None:
        return {"name": "", "bce": ""}
    return {"name": partner.title, "bce": bce.display(partner.bce_number)}


def _sums(title: str, excl: Decimal, incl: Decimal) -> list[str]:
    return [title, euros(excl), euros(incl)]


class OrderDocument(BrowserView):
    """`@@bon-de-commande.pdf`."""

    def __call__(self) -> bytes:
        return show_pdf(self, "bon-de-commande", order_form(self.context))
