"""Rounds in which rivals take turns, what they cost, and how that grows."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import log
from Products.ZCatalog.Catalog import Catalog
from statistics import median
from statistics import quantiles
from time import perf_counter
from time import process_time
from unittest.mock import patch
from ZODB.FileStorage import FileStorage

import gc


# One round of one rival; seconds for each thing done.
Work = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Series:
    """The rounds of one rival, in seconds."""

    rounds: tuple[float, ...]

    @property
    def ms(self) -> float:
        """The median."""
        return 1000 * median(self.rounds)

    @property
    def spread(self) -> float:
        """Half the distance of the quartiles, in percent of the median."""
        if len(self.rounds) < 2:
            return 0
        low, _middle, high = quantiles(self.rounds, n=4, method="inclusive")
        return 50 * (high - low) / median(self.rounds)

    def times(self, other: "Series") -> float:
        """How many times faster than another: the median over the rounds."""
        pairs = zip(self.rounds, other.rounds, strict=True)
        return median(theirs / mine for mine, theirs in pairs)

    def __str__(self) -> str:
        return f"{self.ms:.3g} ms ±{self.spread:.0f} %"


def interleaved(rounds: int, /, **works: Work) -> dict[str, Series]:
    """Each rival once a round, in an order that turns; a first round warms up."""
    names = list(works)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds + 1):
        for name in names:
            gc.collect()
            seconds = works[name]()
            if number:
                taken[name].append(seconds)
        names.append(names.pop(0))
    return {name: Series(tuple(rounds)) for name, rounds in taken.items()}


def timed(do: Callable[[], object], times: int = 1, clock=process_time) -> Work:
    """A round that does the same so many times."""

    def work() -> float:
        began = clock()
        for _ in range(times):
            do()
        return (clock() - began) / times

    return work


def waited(do: Callable[[], object], times: int = 1) -> Work:
    """The same by the clock on the wall, where another process works too."""
    return timed(do, times, perf_counter)


@dataclass(slots=True)
class Counts:
    """What was asked of the database and of the catalogue."""

    records: int = 0
    size: int = 0
    loaded: int = 0
    queries: int = 0

    def __str__(self) -> str:
        written = f"{self.records} records, {self.size / 1000:.0f} kB written"
        return f"{written}, {self.loaded} loaded, {self.queries} queries"


@contextmanager
def counted() -> Iterator[Counts]:
    """Counts what is stored, loaded and queried within, by every connection."""
    counts = Counts()
    store, load = FileStorage.store, FileStorage.loadBefore
    search = Catalog.search

    def stored(self, oid, serial, data, *args):
        counts.records += 1
        counts.size += len(data)
        return store(self, oid, serial, data, *args)

    def loaded(self, *args):
        counts.loaded += 1
        return load(self, *args)

    def searched(self, *args, **named):
        counts.queries += 1
        return search(self, *args, **named)

    with (
        patch.object(FileStorage, "store", stored),
        patch.object(FileStorage, "loadBefore", loaded),
        patch.object(Catalog, "search", searched),
    ):
        yield counts


@dataclass(frozen=True, slots=True)
class Result:
    """A figure of a goal at one size, and what was measured for it.

    `took`: milliseconds of ours, where its growth is looked at too.
    """

    goal: str
    value: float | None
    said: str
    took: float | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Growth:
    """The goal `id` is about the growth of what the goal `of` took."""

    id: str
    of: str


def exponent(took: Mapping[int, float]) -> float:
    """The slope of the logarithms: 0 does not grow, 1 grows with the size."""
    points = [(log(size), log(ms)) for size, ms in took.items()]
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    above = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return above / sum((x - mean_x) ** 2 for x, _ in points)
