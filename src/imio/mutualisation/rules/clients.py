"""Clients: who uses at least one service, how many each, and where growth comes from.

IMIO practice 2014: « le nombre de pouvoirs locaux faisant appel à l’un ou l’autre de ses services
avoisine 200 », and beside new clients « l’extension des services prestés pour des clients
existants ». A member that uses nothing is no client.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from decimal import ROUND_HALF_UP
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Service:
    """A service in support at an authority, from a day to the one on which it ended."""

    client: str
    kind: str
    begun: date
    ended: date | None

    def runs_on(self, day: date) -> bool:
        return self.begun <= day and (self.ended is None or day < self.ended)


@dataclass(frozen=True, slots=True)
class YearOfClients:
    """The end of a year, and what came and went in it.

    `services` grew by what new clients brought (`by_new`) and by what those that stayed
    took more or gave up (`by_same`), less what those that left had (`by_left`).
    """

    year: int
    clients: int
    services: int
    new: int
    left: int
    by_new: int
    by_same: int
    by_left: int

    @property
    def each(self) -> Decimal | None:
        """Services a client, to one tenth."""
        return per_head(self.services, self.clients)


def per_head(count: int, heads: int) -> Decimal | None:
    """To one tenth; none without heads."""
    if not heads:
        return None
    return (Decimal(count) / heads).quantize(Decimal("0.1"), ROUND_HALF_UP)


def held_on(services: Iterable[Service], day: date) -> Counter[str]:
    """How many services each client has on a day."""
    return Counter(each.client for each in services if each.runs_on(day))


def by_kind(services: Iterable[Service], day: date) -> dict[str, tuple[int, int]]:
    """By kind of authority, the clients and their services on a day."""
    running = [each for each in services if each.runs_on(day)]
    kinds = {each.kind for each in running}
    return {
        kind: (
            len({each.client for each in running if each.kind == kind}),
            sum(each.kind == kind for each in running),
        )
        for kind in kinds
    }


def by_year(services: Iterable[Service], today: date) -> tuple[YearOfClients, ...]:
    """Every year since the first service, the present one up to today."""
    known = tuple(services)
    first = min(
        (each.begun.year for each in known if each.begun <= today), default=None
    )
    if first is None:
        return ()
    ends = [date(year, 12, 31) for year in range(first - 1, today.year)] + [today]
    held = [held_on(known, end) for end in ends]
    years = range(first, today.year + 1)
    return tuple(
        _year(year, before, after)
        for year, (before, after) in zip(years, pairwise(held), strict=True)
    )


def _year(year: int, before: Counter[str], after: Counter[str]) -> YearOfClients:
    new, left = after.keys() - before.keys(), before.keys() - after.keys()
    stayed = after.keys() & before.keys()
    return YearOfClients(
        year,
        len(after),
        after.total(),
        len(new),
        len(left),
        sum(after[each] for each in new),
        sum(after[each] - before[each] for each in stayed),
        sum(before[each] for each in left),
    )
