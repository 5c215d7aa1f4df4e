"""What the catalogue knows of a resource."""

from imio.mutualisation.resource import facts
from imio.mutualisation.resource.schema import IResource
from plone.indexer import indexer


@indexer(IResource)
def mutualisation_kind(resource: IResource) -> str:
    return resource.kind


@indexer(IResource)
def tied_uids(resource: IResource) -> list[str]:
    return facts.tied_uids(resource)


@indexer(IResource)
def member_uid(resource: IResource) -> str | None:
    """The member that shares it: everybody who reads it may know."""
    return resource.member


@indexer(IResource)
def SearchableText(resource: IResource) -> str:
    """Not the words of the file."""
    words = (resource.title, resource.description, facts.plain_text(resource))
    return " ".join(text for text in words if text)
