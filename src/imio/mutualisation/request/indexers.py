"""What the catalogue knows of a request; its readers are those of the request."""

from datetime import date
from imio.mutualisation.request.facts import ledger
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import quality
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
def reservations(request: IServiceRequest) -> bool:
    """Whether the acceptance was signed with reservations."""
    return quality.has_reservations(request.acceptance_reservations or "")


@indexer(IServiceRequest)
def partner_uid(request: IServiceRequest) -> str | None:
    return request.called_partner()


@indexer(IServiceRequest)
def next_deadline(request: IServiceRequest) -> date | None:
    """The day by which the partner that is asked answers."""
    call = cascade.pending(ledger(request))
    return call.due_on if call else None
