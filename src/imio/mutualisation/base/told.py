"""Indexes that keep what each record tells, and that nobody searches.

A subclass says in `_change` what becomes of lines that go and of those that come; what a
record told is kept here, so that it can be taken back.
"""

from BTrees.IOBTree import IOBTree
from collections.abc import Mapping
from OFS.SimpleItem import SimpleItem
from plone.restapi.interfaces import IIndexQueryParser
from plone.restapi.search.query import BaseIndexQueryParser
from Products.PluginIndexes.interfaces import IPluggableIndex
from Products.PluginIndexes.interfaces import ITransposeQuery
from Products.ZCatalog.query import IndexQuery
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


Lines = tuple[tuple[Any, ...], ...]


@implementer(IPluggableIndex, ITransposeQuery)
class ToldIndex(SimpleItem):
    """`ITransposeQuery` for `getIndexNames` alone: a record is told again with any of
    `again`, too.
    """

    query_options = ()
    again: tuple[str, ...] = ()

    def __init__(self, id: str):
        self.id = id
        self.clear()

    def clear(self) -> None:
        self.told = IOBTree()

    def getIndexNames(self) -> tuple[str, ...]:
        return self.again

    def make_query(self, query: Mapping[str, Any]) -> Mapping[str, Any]:
        return query

    def getIndexSourceNames(self) -> tuple[str, ...]:
        return (self.id,)

    def getIndexQueryNames(self) -> tuple[str, ...]:
        return ()

    def _apply_index(self, request: Any, resultset: Any = None) -> None:
        """Whatever is asked, this index narrows nothing."""

    def query_index(self, record: IndexQuery, resultset: Any = None) -> Any:
        return resultset

    def getEntryForObject(self, documentId: int, default: Any = None) -> Any:
        return self.told.get(documentId, default)

    def numObjects(self) -> int:
        return len(self.told)

    def index_object(self, documentId: int, obj: Any, threshold: Any = None) -> int:
        """Whether the record tells something else than before: 1 or 0."""
        return self._tell(documentId, tuple(getattr(obj, self.id, ())))

    def unindex_object(self, documentId: int) -> None:
        self._tell(documentId, ())

    def _tell(self, rid: int, lines: Lines) -> int:
        before = self.told.get(rid, ())
        if lines == before:
            return 0
        self._change(rid, before, lines)
        if lines:
            self.told[rid] = lines
        else:
            del self.told[rid]
        return 1

    def _change(self, rid: int, before: Lines, lines: Lines) -> None:
        raise NotImplementedError


class QuietIndex(ToldIndex):
    """What is told for a list of those who may know it, and of which no column speaks."""

    meta_type = "Mutualisation Quiet"
    again = ("review_state",)

    def _change(self, rid: int, before: Lines, lines: Lines) -> None:
        """Nothing is made of it."""

    def indexSize(self) -> int:
        return len(self.told)


@implementer(IIndexQueryParser)
@adapter(ToldIndex, Interface, Interface)
class ToldQueryParser(BaseIndexQueryParser):
    """Over REST too, whatever is asked of such an index narrows nothing."""

    query_value_type = str
