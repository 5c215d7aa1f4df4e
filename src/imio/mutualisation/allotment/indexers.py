"""What the catalogue knows of an allotment; its readers are those of the member."""

from Acquisition import aq_parent
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.base.catalog import uid
from plone.indexer import indexer


@indexer(IAllotment)
def licence_uid(allotment: IAllotment) -> str:
    return allotment.licence


@indexer(IAllotment)
def member_uid(allotment: IAllotment) -> str:
    return uid(aq_parent(allotment))


@indexer(IAllotment)
def SearchableText(allotment: IAllotment) -> str:
    words = (allotment.title, allotment.thread, allotment.note)
    return " ".join(word for word in words if word)
