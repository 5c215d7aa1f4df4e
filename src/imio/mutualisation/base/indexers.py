"""How the catalogue reads a record, and what it does not say of it."""

from Acquisition import aq_base
from imio.mutualisation.base.tally import Line
from imio.mutualisation.base.tally import STATE
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IRecord
from plone.indexer import indexer
from plone.indexer.interfaces import IIndexer
from plone.indexer.wrapper import IndexableObjectWrapper
from Products.ZCatalog.interfaces import IZCatalog
from typing import Any
from zope.component import adapter
from zope.component import queryMultiAdapter
from zope.interface import providedBy


# What nobody asks of a record: it is of pages, of comments, of pictures.
NOT_ASKED = frozenset(
    {
        "Creator",
        "Subject",
        "cmf_uid",
        "effective",
        "expires",
        "getObjPositionInParent",
        "getRawRelatedItems",
        "image_scales",
        "in_reply_to",
        "sync_uid",
    }
)


@adapter(IGuarded, IZCatalog)
class IndexedRecord(IndexableObjectWrapper):
    """A record as the catalogue reads it: what its type lacks is not looked for.

    Plone's asks all that holds the record as well, then drops what it found there: with
    the indexes of all types, a lot of asking at each write.
    """

    def __init__(self, record: IGuarded, catalog: IZCatalog):
        super().__init__(record, catalog)
        self._catalog = catalog

    def __getattr__(self, name: str) -> Any:
        if name in NOT_ASKED:
            raise AttributeError(name)
        record = self._getWrappedObject()
        asked = (record, self._catalog)
        if hasattr(aq_base(record), name) or queryMultiAdapter(asked, IIndexer, name):
            return super().__getattr__(name)
        raise AttributeError(name)


@indexer(IRecord)
def object_provides(record: IRecord) -> list[str]:
    """The interfaces of the suite: nobody asks for records by those of Plone."""
    names = (each.__identifier__ for each in providedBy(record).flattened())
    return [name for name in names if name.startswith("imio.mutualisation.")]


def of_state(record: Any) -> Line:
    """What every record with a workflow tells."""
    name = record.portal_type.removeprefix("imio.mutualisation.")
    return (f"{STATE}{name}", record.review_state())


@indexer(IGuarded)
def tallied(record: IGuarded) -> tuple[Line, ...]:
    """The lines that a record tells (`base/tally.py`)."""
    return (of_state(record),)


# Who typed a record is for its own people.


@indexer(IRecord)
def Creator(record: IRecord) -> str:
    """A record is its owner's; who typed it is nobody's business."""
    return ""


@indexer(IRecord)
def listCreators(record: IRecord) -> tuple[str, ...]:
    return ()
