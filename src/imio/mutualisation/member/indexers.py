"""What the catalogue knows of a member: nothing but its public identity."""

from imio.mutualisation.base import clock
from imio.mutualisation.member.schema import IMember
from plone.indexer import indexer


@indexer(IMember)
def mutualisation_kind(member: IMember) -> str:
    return member.kind


@indexer(IMember)
def nis(member: IMember) -> str | None:
    return member.nis


@indexer(IMember)
def province(member: IMember) -> str | None:
    return member.province


@indexer(IMember)
def size_category(member: IMember) -> str | None:
    category = member.size_category_on(clock.today())
    return category.code if category else None


@indexer(IMember)
def SearchableText(member: IMember) -> str:
    words = [member.title, member.nis, member.bce_number, *(member.postal_codes or ())]
    return " ".join(word for word in words if word)
