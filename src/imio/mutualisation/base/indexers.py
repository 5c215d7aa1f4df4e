"""What the catalogue does not say: who typed a record is for its own people."""

from imio.mutualisation.interfaces import IRecord
from plone.indexer import indexer


@indexer(IRecord)
def Creator(record: IRecord) -> str:
    """A record is its owner's; who typed it is nobody's business."""
    return ""


@indexer(IRecord)
def listCreators(record: IRecord) -> tuple[str, ...]:
    return ()
