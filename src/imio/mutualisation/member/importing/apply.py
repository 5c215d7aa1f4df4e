"""Writes the lines of a plan: one creation or one reindexing for each."""

from collections.abc import Iterable
from collections.abc import Iterator
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.member.naming import free_name
from imio.mutualisation.member.schema import IMember
from plone import api
from Products.CMFCore.indexing import processQueue
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


def write(section: Any, lines: Iterable[Line]) -> Iterator[Line]:
    """Write each line and give it back, so that the caller can show the progress.

    They are indexed at the end rather than by the commit: the size of a CPAS is
    found by a search, and a search during the commit's own indexing makes Plone
    index the same object twice.
    """
    for line in lines:
        if line.existing is None:
            _create(section, line)
        else:
            _change(section[line.existing], line)
        yield line
    processQueue()


def _create(section: Any, line: Line) -> None:
    name = free_name(line.values["title"], section)
    api.content.create(section, "imio.mutualisation.Member", name, **line.values)


def _change(member: IMember, line: Line) -> None:
    for name, value in line.values.items():
        setattr(member, name, value)
    notify(ObjectModifiedEvent(member, Attributes(IMember, *line.values)))
