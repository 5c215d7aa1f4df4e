"""What the catalogue knows of a request; its readers are those of the request."""

from Acquisition import aq_parent
from collections.abc import Iterator
from datetime import date
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.indexers import of_state
from imio.mutualisation.base.tally import ACCEPTED
from imio.mutualisation.base.tally import Line
from imio.mutualisation.base.tally import REFUSED
from imio.mutualisation.base.tally import SERVED
from imio.mutualisation.base.tally import SUPPORT
from imio.mutualisation.request import facts
from imio.mutualisation.request.facts import ledger
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import quality
from imio.mutualisation.rules.states import REQUEST_DONE
from plone.indexer import indexer


@indexer(IServiceRequest)
def mutualisation_kind(request: IServiceRequest) -> str:
    return request.kind


@indexer(IServiceRequest)
def product_uid(request: IServiceRequest) -> str | None:
    return request.product


@indexer(IServiceRequest)
def SearchableText(request: IServiceRequest) -> str:
    words = (
        request.title,
        request.thread,
        request.tracking_code,
        request.quote_number,
        request.need,
    )
    return " ".join(word for word in words if word)


@indexer(IServiceRequest)
def draws_on(request: IServiceRequest) -> str | None:
    return request.framework


@indexer(IServiceRequest)
def tallied(request: IServiceRequest) -> tuple[Line, ...]:
    return (of_state(request), *_figures(request))


def _figures(request: IServiceRequest) -> Iterator[Line]:
    state = request.review_state()
    if request.acceptance_signed_on:
        reserved = quality.has_reservations(request.acceptance_reservations or "")
        yield (ACCEPTED, request.acceptance_signed_on.year, int(reserved))
    if state == "refused" and request.requested_on:
        yield (REFUSED, request.requested_on.year)
    if request.support_from and state in REQUEST_DONE:
        holder, ended = aq_parent(request), facts.ended_on(request)
        key = (uid(holder), holder.kind, request.support_from, ended)
        yield (f"{SERVED}{request.product or ''}", key)
    if state == "support":
        member, fee = uid(aq_parent(request)), request.annual_fee or 0
        yield (f"{SUPPORT}{request.product or ''}", member, fee)


@indexer(IServiceRequest)
def partner_uid(request: IServiceRequest) -> str | None:
    return request.called_partner()


@indexer(IServiceRequest)
def next_deadline(request: IServiceRequest) -> date | None:
    """The day by which the partner that is asked answers."""
    call = cascade.pending(ledger(request))
    return call.due_on if call else None
