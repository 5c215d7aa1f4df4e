"""What the catalogue knows of a request; its readers are those of the request."""

from imio.mutualisation.request.schema import IServiceRequest
from plone.indexer import indexer


@indexer(IServiceRequest)
def mutualisation_kind(request: IServiceRequest) -> str:
    return request.kind


@indexer(IServiceRequest)
def product_uid(request: IServiceRequest) -> str | None:
    return request.product


@indexer(IServiceRequest)
def SearchableText(request: IServiceRequest) -> str:
    words = (request.title, request.thread, request.quote_number, request.need)
    return " ".join(word for word in words if word)
