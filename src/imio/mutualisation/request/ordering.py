"""Quotes that are signed under a lot of a tender: orders, against its maximum."""

from Acquisition import aq_parent
from collections.abc import Iterator
from imio.mutualisation.asked.quote import Quote
from imio.mutualisation.asked.tender import Tender
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.request.facts import framework_of
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import purchasing
from imio.mutualisation.rules.purchasing import CENTRAL_PURCHASE
from imio.mutualisation.rules.purchasing import Order
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Verdict


def is_order(request: IServiceRequest, quote: Quote) -> bool:
    """A partner's work, or what IMIO buys for the member; its own work is none."""
    return bool(quote.issuer) or request.kind == CENTRAL_PURCHASE


def may_take(request: IServiceRequest, quote: Quote) -> Verdict:
    """Whether the lot drawn on has room for a quote. Refused: `ceiling_reached`."""
    tender, lot = framework_of(request)
    if tender is None or not lot or not is_order(request, quote):
        return GRANTED
    return tender.may_take(lot, _order(request, quote, tender))


def may_call_off(request: IServiceRequest) -> Verdict:
    """Whether the lot drawn on is used up. Refused: `ceiling_reached`."""
    tender, lot = framework_of(request)
    return tender.may_call_off(lot) if tender is not None and lot else GRANTED


def keep_orders(request: IServiceRequest) -> None:
    """Every quote that is signed counts under the lot drawn on.

    Raises `Refusal`: `ceiling_reached`, where the lot was chosen later.
    """
    tender, lot = framework_of(request)
    if tender is None or not lot:
        return
    for quote in signed(request):
        order = _order(request, quote, tender)
        or_refuse(tender.may_take(lot, order))
        tender.count(lot, order, request.title)


def drop_order(request: IServiceRequest, quote: Quote) -> None:
    """What another quote took the place of is ordered no more."""
    tender, _lot = framework_of(request)
    if tender is not None:
        tender.drop(uid(quote))


def drop_orders(request: IServiceRequest) -> None:
    """What is given up is ordered no more."""
    for quote in signed(request):
        drop_order(request, quote)


def may_draw_on_another(request: IServiceRequest) -> Verdict:
    """Refused: `framework_ordered` once something is signed under the lot drawn on."""
    drawn = request.drawn_on
    stays = not drawn or drawn == request.framework
    return purchasing.may_draw_on_another(stays, any(signed(request)))


def signed(request: IServiceRequest) -> Iterator[Quote]:
    """The quotes that bind the member to what is bought under a tender."""
    for quote in request.quotes():
        if quote.review_state() == "accepted" and is_order(request, quote):
            yield quote


def _order(request: IServiceRequest, quote: Quote, tender: Tender) -> Order:
    totals, first = quote.totals(), quote.signed_on or clock.today()
    last = cascade.term_end(tender.framework())
    value = purchasing.order_value(totals.one_off, totals.yearly, first, last)
    replaced = frozenset(map(uid, quote.replaced_once_signed()))
    return Order(uid(quote), uid(aq_parent(request)), value, replaced)
