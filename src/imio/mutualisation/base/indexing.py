"""A record is indexed where its type may stand, and nowhere else.

An index keeps a count of all that it was ever asked for, whether or not it took
anything: with the indexes of all types, a dozen of counts were written for each record.
"""

from collections.abc import Iterable
from imio.mutualisation.base.indexers import IndexedRecord
from imio.mutualisation.interfaces import IGuarded
from plone.dexterity.schema import SCHEMA_CACHE
from Products.CMFCore.indexing import PortalCatalogProcessor
from Products.CMFCore.interfaces import IPortalCatalogQueueProcessor
from Products.CMFCore.utils import getToolByName
from Products.PluginIndexes.DateRangeIndex.DateRangeIndex import DateRangeIndex
from typing import Any
from zope.interface import implementer


# The title of the type, where all ask for the type itself.
LEFT_OUT = ("Type",)


@implementer(IPortalCatalogQueueProcessor)
class RecordsProcessor(PortalCatalogProcessor):
    """Plone's, which tells the catalogue what waits in its queue."""

    def reindex(
        self,
        obj: Any,
        attributes: Iterable[str] | None = None,
        update_metadata: int = 1,
    ) -> None:
        if IGuarded.providedBy(obj):
            places = indexes_of(obj)
            # As Plone's: all of them for none that is known.
            attributes = [name for name in attributes or () if name in places] or places
        super().reindex(obj, attributes, update_metadata)


def indexes_of(record: Any) -> list[str]:
    """The names of the indexes in which a record may stand, now or later."""
    catalog = getToolByName(record, "portal_catalog")
    indexes = catalog._catalog.indexes
    name = record.portal_type
    key = (name, SCHEMA_CACHE.modified(name), *indexes)
    if key not in _known:
        read = IndexedRecord(record, catalog)
        _known[key] = [
            name
            for name, index in indexes.items()
            if name not in LEFT_OUT and _takes(index, read)
        ]
    return _known[key]


# By type, date of its definition, and the indexes that there are.
_known: dict[tuple[Any, ...], list[str]] = {}


def _takes(index: Any, record: IndexedRecord) -> bool:
    # Without its dates, a record is there at all times.
    always = isinstance(index, DateRangeIndex)
    return always or any(map(record.may_tell, index.getIndexSourceNames()))
