"""Writes the lines of a plan: one creation or one reindexing for each."""

from collections.abc import Iterable
from collections.abc import Iterator
from imio.mutualisation.base.changes import note
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.shown import text
from imio.mutualisation.base.words import words
from imio.mutualisation.importing.because import SOURCE
from imio.mutualisation.importing.because import who_says_so
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.member.naming import free_name
from imio.mutualisation.member.schema import IMember
from plone import api
from Products.CMFCore.indexing import processQueue
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields


STATE = "state"
# By the state that a table tells: the step by which the suite takes it over.
BRINGING = {"member": "bring_in", "former": "bring_in_former"}
# Facts that are otherwise noted by the steps of people: each change says who made it.
PAST = ("admitted_on", "left_on", "share_count", "share_recorded_on", "share_fee")


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
    values = {name: value for name, value in line.values.items() if name != STATE}
    member = api.content.create(section, "imio.mutualisation.Member", name, **values)
    _bring_to(member, line.values.get(STATE, ""))


def _change(member: IMember, line: Line) -> None:
    values = {name: value for name, value in line.values.items() if name != STATE}
    for name, value in values.items():
        if name in PAST:
            field = getFields(IMember)[name]
            before = text(field, getattr(member, name))
            note(member, f"{words(field.title)} ({SOURCE})", before, text(field, value))
        setattr(member, name, value)
    notify(ObjectModifiedEvent(member, Attributes(IMember, *values)))
    _bring_to(member, line.values.get(STATE, ""))


def _bring_to(member: IMember, state: str) -> None:
    """Nobody is told of what happened before, and no day is noted but those given."""
    if state in BRINGING:
        by = who_says_so()
        perform_itself(member, BRINGING[state], by)
