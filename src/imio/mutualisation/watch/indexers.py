"""What the catalogue knows of a watched tender."""

from imio.mutualisation.watch.schema import IWatchedTender
from plone.indexer import indexer


@indexer(IWatchedTender)
def Description(tender: IWatchedTender) -> str:
    """Whose it is: what lists show below the title."""
    return ", ".join(tender.buyers or ())


@indexer(IWatchedTender)
def SearchableText(tender: IWatchedTender) -> str:
    names = [*(tender.buyers or ()), *(row["name"] for row in tender.suppliers)]
    texts = (tender.title, tender.ocid, tender.description, *names)
    return " ".join(text for text in texts if text)
