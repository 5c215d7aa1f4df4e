"""Official numbers: gapless per year, never given twice.

Each series and year has one `Counter` object of its own. Taking a number writes
that object, so two transactions that take the same one conflict and the second
is tried again; an aborted transaction consumes nothing.
"""

from BTrees.OOBTree import OOBTree
from imio.mutualisation.base import clock
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations

import re


KEY = "imio.mutualisation.counters"
# `MUT-2026-00042`, and with its revision that of a quote: `DEV-2026-00042/2`.
NUMBER = re.compile(r"[A-Z]{3}-\d{4}-\d{5,}(/\d+)?")


class Counter(Persistent):
    """The last number given in one series of one year."""

    last = 0

    def take(self) -> int:
        """The next number."""
        self.last += 1
        return self.last


def next_reference(series: str) -> str:
    """The next number of `series` this year, such as `MUT-2026-00042`."""
    annotations = IAnnotations(api.portal.get())
    counters = annotations.get(KEY)
    if counters is None:
        counters = annotations[KEY] = OOBTree()
    year = clock.today().year
    counter = counters.get((series, year))
    if counter is None:
        counter = counters[(series, year)] = Counter()
    return f"{series}-{year}-{counter.take():05d}"
