"""A quote is computed when it is drafted, numbered and frozen when it is sent."""

from Acquisition import aq_parent
from imio.mutualisation.asked.request import ServiceRequest
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.open_data import to_publish
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.reference import next_reference
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.base.waits import note
from imio.mutualisation.quote.basis import compute
from imio.mutualisation.quote.basis import price_of
from imio.mutualisation.quote.document import keep_signed
from imio.mutualisation.quote.document import typeset_quote
from imio.mutualisation.quote.facts import mended
from imio.mutualisation.quote.facts import of_issuer
from imio.mutualisation.quote.facts import replaced_once_signed
from imio.mutualisation.quote.facts import revision
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.rules import quoting
from imio.mutualisation.rules.states import QUOTE_REPLACED
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import require
from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent


SERIES = "DEV"


@adapter(IQuote, IObjectAddedEvent)
def draft(quote: IQuote, event: IObjectAddedEvent) -> None:
    """A quote knows its thread from the start; who issues it decides its lines."""
    request = aq_parent(quote)
    quote.thread = request.thread
    quote.tracking_code = request.tracking_code
    quote.title = f"Projet de devis – {request.thread}"
    if request.called_partner() in owners_of_current_user("partner"):
        draft_of_partner(quote, request)
    else:
        draft_of_imio(quote, request)
    note(request)


def draft_of_partner(quote: IQuote, request: ServiceRequest) -> None:
    """The partner that accepted the work quotes; its lines are its own."""
    or_refuse(require(request.partner_accepted(), "call_not_accepted"))
    quote.issuer = request.called_partner()
    quote.issuer_title = existing("Partner", UID=quote.issuer)[0].Title
    quote.reindexObject()


def draft_of_imio(quote: IQuote, request: ServiceRequest) -> None:
    """The lines come from the price of the product unless they were given."""
    price = price_of(quote)
    if request.estimated_days is None and isinstance(price, Price):
        request.estimated_days = price.included_days
        request.reindexObject(idxs=["estimated_days"])
    compute(quote, keep_lines=bool(quote.lines))


@adapter(IQuote, IAfterTransitionEvent)
def after_step(quote: IQuote, event: IAfterTransitionEvent) -> None:
    """Sending and signing leave their marks; the thread waits for something else."""
    follow(CONSEQUENCES, quote, event)
    note(aq_parent(quote))
    to_publish(aq_parent(quote))


def signed(quote: IQuote, comment: str) -> None:
    quote.signed_on = clock.today()
    quote.signed_by = api.user.get_current().getId()
    quote.signed_name = name_of_current_user()
    keep_signed(quote)
    request = aq_parent(quote)
    for other in replaced_once_signed(quote):
        perform_itself(other, "replace", _replaced_by(quote))
        request.drop_order(other)
    request.keep_orders()


def freeze(quote: IQuote, comment: str) -> None:
    """Number, date and typeset a quote; replace the one before; move the request on."""
    request = aq_parent(quote)
    today = clock.today()
    number(quote, request)
    quote.title = f"Devis {quote.number}"
    quote.issued_on = today
    quote.lines = mended(quote)
    if quote.valid_until is None:
        days = int(number_due("quote_validity"))
        quote.valid_until = quoting.valid_until(today, days)
    quote.first_year_from, quote.vat_by_line = today, False
    made_for = request.scope()
    quote.basis_estimated_days, quote.basis_route = made_for.days, made_for.route
    quote.basis_product = made_for.product
    if not quote.issuer:
        # What it rests on still holds; the months of the first year go by.
        compute(quote, keep_lines=True)
    replaced = replace_earlier(quote)
    typeset_quote(quote, replaced)
    quote.reindexObject()
    request.reindexObject(idxs=["SearchableText"])
    if request.review_state() == "request":
        perform(request, "quote")


def number(quote: IQuote, request: ServiceRequest) -> None:
    """The number of its issuer in the thread, and the next revision."""
    numbers = [other.number for other in of_issuer(quote) if other.number]
    known = numbers[-1].rpartition("/")[0] if numbers else next_reference(SERIES)
    alike = [
        each
        for each in request.quotes()
        if (each.number or "").rpartition("/")[0] == known
    ]
    next_one = 1 + max(map(revision, alike), default=0)
    quote.number = f"{known}/{next_one}"
    request.quote_number = request.quote_number or known
    if request.quote_number == known:
        request.quote_revision = next_one


def replace_earlier(quote: IQuote) -> str | None:
    """The earlier quotes of its issuer are superseded, but for the signed ones; the number of
    the last one that it takes the place of.
    """
    earlier = [
        other for other in of_issuer(quote) if other.review_state() in QUOTE_REPLACED
    ]
    for other in earlier:
        perform(other, "supersede", _replaced_by(quote))
    named = (*earlier, *replaced_once_signed(quote))
    numbers = sorted((len(other.number), other.number) for other in named)
    return numbers[-1][1] if numbers else None


def _replaced_by(quote: IQuote) -> str:
    return f"Remplacé par {quote.number}"


CONSEQUENCES: Consequences = {"send": freeze, "accept": signed}
