"""What the catalogue knows of a bid: which tender it is for, and nothing else."""

from imio.mutualisation.bid.schema import IBid
from plone.indexer import indexer


@indexer(IBid)
def tender_uid(bid: IBid) -> str:
    return bid.tender


@indexer(IBid)
def SearchableText(bid: IBid) -> str:
    return bid.title or ""
