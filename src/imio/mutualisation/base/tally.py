"""Figures kept with the catalogue: how many records tell the same, and what that adds up to.

A record tells lines, `(name, key, *amounts)`; the index keeps, by name and key, how many
lines there are and the sums of their amounts. It is an index and not subscribers of our
own, so that whatever catalogues a record, takes it away or rebuilds the catalogue keeps
the figures too.
"""

from BTrees.OOBTree import OOBTree
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from imio.mutualisation.base.told import Lines
from imio.mutualisation.base.told import ToldIndex
from itertools import zip_longest
from persistent import Persistent
from plone import api
from Products.CMFCore.indexing import processQueue
from typing import Any


INDEX = "tallied"
# What is told, the key of its sums, and what they hold after the count of lines.
SIGNED = "signed"  # by year: quotes; software, services
ACCEPTED = "accepted"  # by year: acceptances; those with reservations
REFUSED = "refused"  # by the year they were made in: requests
POPULATIONS = "populations"  # by reference date: communes; inhabitants
MEMBERSHIP = "membership"  # by (from, until): members
SERVED = "served:"  # and a product, by (member, kind, since, until): requests
STATE = "state:"  # and a type, by state: records
SUPPORT = "support:"  # and a product, by member: requests; yearly fees

Line = tuple[Any, ...]
# Of a name, by key: how many lines, then the sums of their amounts.
Sums = Mapping[Any, tuple[Any, ...]]


def add(sums: dict[Any, tuple[Any, ...]], key: Any, more: Iterable[Any]) -> None:
    """Add to the sums of a key; one of no line is no more."""
    pairs = zip_longest(sums.get(key, ()), more, fillvalue=0)
    sums[key] = tuple(there + here for there, here in pairs)
    if not sums[key][0]:
        del sums[key]


class Sum(Persistent):
    """The sums of one name, an object of their own: who writes one writes no other."""

    def __init__(self) -> None:
        self.by_key: dict[Any, tuple[Any, ...]] = {}

    def add(self, key: Any, more: Iterable[Any]) -> None:
        add(self.by_key, key, more)
        self._p_changed = True

    def _p_resolveConflict(self, old: Any, saved: Any, new: Any) -> Any:
        """Two transactions that add at the same time have both added."""
        for key in old["by_key"].keys() | new["by_key"].keys():
            before = old["by_key"].get(key, ())
            now = new["by_key"].get(key, ())
            pairs = zip_longest(now, before, fillvalue=0)
            add(saved["by_key"], key, [here - there for here, there in pairs])
        return saved


class TallyIndex(ToldIndex):
    """What all records tell, added up."""

    meta_type = "Mutualisation Tally"
    again = ("review_state",)

    def clear(self) -> None:
        super().clear()
        self.sums = OOBTree()

    def indexSize(self) -> int:
        return len(self.sums)

    def _change(self, rid: int, before: Lines, lines: Lines) -> None:
        for name, key, *amounts in before:
            self._add(name, key, (-1, *(-amount for amount in amounts)))
        for name, key, *amounts in lines:
            self._add(name, key, (1, *amounts))

    def _add(self, name: str, key: Any, more: tuple[Any, ...]) -> None:
        if name not in self.sums:
            self.sums[name] = Sum()
        self.sums[name].add(key, more)

    def wrong(self) -> list[str]:
        """The names of the sums that are not what all lines add up to."""
        return sorted(self._wrong())

    def mend(self) -> list[str]:
        """Add all lines up again; the names of the sums that were wrong."""
        wrong = self._wrong()
        for name, by_key in wrong.items():
            self.sums[name] = Sum()
            self.sums[name].by_key = by_key
        return sorted(wrong)

    def _wrong(self) -> dict[str, dict[Any, tuple[Any, ...]]]:
        """What the sums that are wrong ought to be."""
        due: dict[str, dict[Any, tuple[Any, ...]]] = defaultdict(dict)
        for lines in self.told.values():
            for name, key, *amounts in lines:
                add(due[name], key, (1, *amounts))
        names = {*due, *self.sums}
        return {name: due[name] for name in names if self.of(name) != due[name]}

    def of(self, name: str) -> Sums:
        return self.sums[name].by_key if name in self.sums else {}

    def beginning(self, prefix: str) -> Iterator[tuple[str, Sums]]:
        for name, held in self.sums.items(prefix, f"{prefix}\uffff"):
            yield name.removeprefix(prefix), held.by_key


def tallies() -> TallyIndex:
    """The index, with all that was written so far."""
    processQueue()  # as every query does
    return api.portal.get_tool("portal_catalog")._catalog.getIndex(INDEX)


def tally(name: str) -> Sums:
    """The sums of a name, whoever asks: for rules and public figures only."""
    return tallies().of(name)


def by_subject(prefix: str) -> dict[str, Sums]:
    """The sums of all names that begin so, by what comes after; whoever asks."""
    return dict(tallies().beginning(prefix))


def repeated(name: str) -> list[Any]:
    """Each key of a name, as many times as there are lines of it."""
    return [key for key, (count, *_sums) in tally(name).items() for _ in range(count)]


def by_state(type_name: str) -> dict[str, int]:
    """How many records of a type (`"Member"`...) there are in each state, whoever asks.

    A state that no record is in is not named.
    """
    return {state: count for state, (count,) in tally(f"{STATE}{type_name}").items()}
