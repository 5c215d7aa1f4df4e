"""A call-off as open contracting data: a process of its own, tied to its framework.

The order of an authority from a partner is public once it is signed: who, from whom,
for how much, under which tender. What it is about stays with the member.
"""

from Acquisition import aq_parent
from datetime import date
from decimal import Decimal
from imio.mutualisation.asked.quote import Quote
from imio.mutualisation.asked.tender import Tender
from imio.mutualisation.base import clock
from imio.mutualisation.base.bce import compact
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.open_data import IProcess
from imio.mutualisation.base.open_data import ocid
from imio.mutualisation.base.open_data import own_organisation
from imio.mutualisation.request.facts import framework_of
from imio.mutualisation.request.order import is_replaced
from imio.mutualisation.request.order import ordered
from imio.mutualisation.request.order import signed_quotes
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.security import REQUEST
from imio.mutualisation.standards.ocds.process import AwardOut
from imio.mutualisation.standards.ocds.process import ContractOut
from imio.mutualisation.standards.ocds.process import Organisation
from imio.mutualisation.standards.ocds.process import Process
from imio.mutualisation.standards.ocds.process import Related
from imio.mutualisation.standards.ocds.process import Span
from Products.ZCatalog.interfaces import ICatalogBrain
from zope.component import adapter
from zope.interface import implementer


ORDER = "Commande"
LAST = "\uffff"  # after every other sign
CONTRACT = {
    "quote": "pending",
    "implementation": "active",
    "support": "active",
    "on_hold": "active",
    "closed": "terminated",
}


def called_off(tender: str | None) -> list[ICatalogBrain]:
    """The requests that draw on a tender, or on any."""
    drawn = {"query": (tender or " ", f"{tender or ''}{LAST}"), "range": "min:max"}
    return existing("ServiceRequest", draws_on=drawn)


@implementer(IProcess)
@adapter(IServiceRequest)
def process(request: IServiceRequest) -> Process | None:
    """What everybody may know of a call-off; nothing until it is signed."""
    if not request.framework or request.review_state() not in CONTRACT:
        return None
    if not ordered(request) or not request.partner_accepted():
        return None
    tender, number = framework_of(request)
    lot = tender.lot(number) if tender is not None else None
    title = f"{ORDER} : {lot['title']}" if lot else ORDER
    quotes = signed_quotes(request)
    suppliers = dict.fromkeys(each for quote in quotes for each in suppliers_of(quote))
    return Process(
        ocid=ocid(request.thread),
        tender_id=request.thread,
        title=title,
        status="complete",
        method="direct",
        parties=(buyer_of(request), own_organisation("procuringEntity"), *suppliers),
        awards=tuple(award_of(quote, title) for quote in quotes),
        contracts=tuple(contract_of(request, quote, title) for quote in quotes),
        related=related(tender),
    )


def award_of(quote: Quote, title: str) -> AwardOut:
    """What was ordered by a quote; given back where another one took its place."""
    state = "cancelled" if is_replaced(quote) else "active"
    suppliers = suppliers_of(quote)
    return AwardOut(
        quote.number, title, state, quote.signed_on, value_of(quote), suppliers
    )


def contract_of(request: IServiceRequest, quote: Quote, title: str) -> ContractOut:
    """The contract that a signed quote is."""
    number, since = quote.number, quote.signed_on
    state = "terminated" if is_replaced(quote) else CONTRACT[request.review_state()]
    span, value = Span(since, closed_on(request, since)), value_of(quote)
    return ContractOut(number, number, state, title, span, value, date_signed=since)


def value_of(quote: Quote) -> Decimal:
    """What is paid once, and in one year."""
    totals = quote.totals()
    return totals.one_off + totals.yearly


def closed_on(request: IServiceRequest, since: date | None) -> date | None:
    """The day it was closed, if it is; histories tell the machine's day, which may lie
    before that of the site on which it was signed.
    """
    if request.review_state() != "closed":
        return None
    last = request.workflow_history[REQUEST.id][-1]
    day: date = last["time"].asdatetime().astimezone(clock.BRUSSELS).date()
    return max(day, since or day)


def buyer_of(request: IServiceRequest) -> Organisation:
    """The member that orders."""
    member = aq_parent(request)
    return Organisation(
        uid(member), member.title, compact(member.bce_number), ("buyer",)
    )


def suppliers_of(quote: Quote) -> tuple[Organisation, ...]:
    """The partner that does the work; nobody where its record is gone."""
    return tuple(
        Organisation(uid(each), each.title, compact(each.bce_number), ("supplier",))
        for each in records("Partner", [quote.issuer] if quote.issuer else [])
    )


def related(tender: Tender | None) -> tuple[Related, ...]:
    """The framework that it is drawn on; nothing where that is gone."""
    if tender is None:
        return ()
    address = tender.absolute_url()
    return (Related(ocid(tender.number), "framework", tender.title, address),)
