"""How the catalogue reads a record, and what it does not say of it."""

from Acquisition import aq_base
from functools import cached_property
from imio.mutualisation.base.tally import Line
from imio.mutualisation.base.tally import STATE
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IRecord
from plone.app.linkintegrity.interfaces import IRetriever
from plone.dexterity.utils import iterSchemataForType
from plone.indexer import indexer
from plone.indexer.interfaces import IIndexer
from plone.indexer.wrapper import IndexableObjectWrapper
from Products.ZCatalog.interfaces import IZCatalog
from typing import Any
from zope.component import adapter
from zope.component import getSiteManager
from zope.interface import implementer
from zope.interface import providedBy


# What nobody asks of a record: it is of pages, of comments, of files and pictures.
NOT_ASKED = frozenset(
    {
        "Creator",
        "Subject",
        "cmf_uid",
        "effective",
        "expires",
        "getObjPositionInParent",
        "getObjSize",
        "getRawRelatedItems",
        "image_scales",
        "in_reply_to",
        "mime_type",
        "sync_uid",
    }
)


@adapter(IGuarded, IZCatalog)
class IndexedRecord(IndexableObjectWrapper):
    """A record as the catalogue reads it: what its type lacks is not looked for.

    Plone's asks all that holds the record as well, then drops what it found there, and
    looks for an indexer under each name: with the indexes of all types, a lot of asking
    at each write.
    """

    def __init__(self, record: IGuarded, catalog: IZCatalog):
        # Not as Plone's begins, which asks the workflows: a record tells its state.
        self._IndexableObjectWrapper__object = record
        self._asked = (record, catalog)
        provided = [providedBy(each) for each in self._asked]
        adapters = getSiteManager().adapters
        self._indexers = dict(adapters.lookupAll(provided, IIndexer))

    def __getattr__(self, name: str) -> Any:
        if name in NOT_ASKED:
            raise AttributeError(name)
        if name in self._indexers:
            return self._indexers[name](*self._asked)()
        if self.is_own(name):
            return getattr(self._getWrappedObject(), name)
        raise AttributeError(name)

    def is_own(self, name: str) -> bool:
        """Whether the class or the schemas of the record have that name."""
        kind = type(aq_base(self._getWrappedObject()))
        return hasattr(kind, name) or name in self._fields

    def may_tell(self, name: str) -> bool:
        """Whether a record of this type has anything to say under a name."""
        if name == "Description":  # of every class, but of few schemas
            return "description" in self._fields
        asked = name not in NOT_ASKED
        return asked and (name in self._indexers or self.is_own(name))

    @cached_property
    def _fields(self) -> frozenset[str]:
        record = self._getWrappedObject()
        schemas = iterSchemataForType(record.portal_type)
        return frozenset(name for schema in schemas for name in schema.names(all=True))


@implementer(IRetriever)
@adapter(IGuarded)
def no_links(record: IGuarded) -> None:
    """A record holds no formatted text, so that there are no links in it to look for."""


@indexer(IRecord)
def object_provides(record: IRecord) -> list[str]:
    """What it is in its domain: nobody asks for records by what all of them are."""
    names = (each.__identifier__ for each in providedBy(record).flattened())
    return [
        name
        for name in names
        if name.startswith("imio.mutualisation.")
        and not name.startswith("imio.mutualisation.interfaces.")
    ]


@indexer(IGuarded)
def review_state(record: Any) -> str:
    return record.review_state()


@indexer(IGuarded)
def is_default_page(record: IGuarded) -> bool:
    """Whether it stands for the folder that it is in: a record is shown by itself."""
    return False


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
