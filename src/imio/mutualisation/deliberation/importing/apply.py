"""Writes the lines of a plan: the act, then the steps that it takes."""

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.creation import free_name
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.lasting import upheld
from imio.mutualisation.deliberation.importing.candidate import VOTED
from imio.mutualisation.deliberation.importing.line import ActLine
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.importing.outcome import Line
from plone import api
from Products.CMFCore.indexing import processQueue
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


COMMENT = "Import"
NAME = "deliberation"


def write(section: Any, lines: Iterable[Line]) -> Iterator[Line]:
    """Write each line and give it back, so that the caller can show the progress.

    Raises `Refusal` where a guard says no by now: nothing is kept then.
    """
    portal = api.portal.get()
    for line in (each for each in lines if isinstance(each, ActLine)):
        home = portal.unrestrictedTraverse(line.home)
        act = _create(home, line) if line.existing is None else _change(home, line)
        with _as_it_comes(act, line):
            for step in line.steps:
                perform(act, step, COMMENT)
        yield line
    processQueue()


@contextmanager
def _as_it_comes(act: Any, line: ActLine) -> Iterator[None]:
    """A new act that was voted comes by its steps as the plan said."""
    act.came_voted = line.existing is None and VOTED in line.steps
    yield
    del act.came_voted


def _create(home: Any, line: ActLine) -> Any:
    # As Plone names them, which gives up after a hundred.
    name = free_name(home, NAME)
    return create_in(home, "Deliberation", id=name, **line.values)


def _change(home: Any, line: ActLine) -> Any:
    act = home[line.existing]
    with upheld(act):
        for name, value in line.values.items():
            setattr(act, name, value)
    if line.values:
        notify(ObjectModifiedEvent(act, Attributes(IDeliberation, *line.values)))
    return act
