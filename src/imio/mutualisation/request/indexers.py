"""What the catalogue knows of a request; its readers are those of the request."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.request.schema import IServiceRequest
from plone.indexer import indexer


@indexer(IServiceRequest)
def mutualisation_kind(request: IServiceRequest) -> str:
    return request.kind


@indexer(IServiceRequest)
def thread(request: IServiceRequest) -> str:
    return request.thread


@indexer(IServiceRequest)
def product_uid(request: IServiceRequest) -> str | None:
    return request.product


@indexer(IServiceRequest)
def annual_fee(request: IServiceRequest) -> Decimal | None:
    return request.annual_fee


@indexer(IServiceRequest)
def estimated_days(request: IServiceRequest) -> Decimal | None:
    return request.estimated_days


@indexer(IServiceRequest)
def requested_on(request: IServiceRequest) -> date | None:
    return request.requested_on


@indexer(IServiceRequest)
def SearchableText(request: IServiceRequest) -> str:
    words = (request.title, request.thread, request.quote_number, request.need)
    return " ".join(word for word in words if word)
