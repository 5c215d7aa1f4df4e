"""P1: a request is created as quickly as what people would make by hand.

One by one each creation is a transaction; in bulk a hundred are one.
"""

from collections.abc import Callable
from collections.abc import Iterator
from functools import partial
from imio.mutualisation.base.creation import create_in
from itertools import count
from measuring import interleaved
from measuring import Result
from measuring import timed
from measuring import Work
from plone import api
from records import Loader
from running import run
from running import sizes_asked
from sites import Place
from sites import Scratch
from tryton import Tryton
from typing import Any

import transaction
import vanilla


ONE_BY_ONE, BULK = 10, 100


def measure(place: Scratch) -> Iterator[Result]:
    with Tryton() as tryton:
        for name, times, rounds in (("one", ONE_BY_ONE, 7), ("bulk", BULK, 5)):
            single = name == "one"
            took = interleaved(
                rounds,
                ours=created(place.ours, ours(place.size), times, single),
                vanilla=created(place.vanilla, by_hand(place.size), times, single),
                tryton=partial(tryton.create, times, single),
            )
            mine = took["ours"]
            for rival, goal in (("vanilla", ""), ("tryton", ".tryton")):
                said = f"{mine}, {rival} {took[rival]}"
                yield Result(f"P1{goal}.{name}", mine.times(took[rival]), said)


def created(
    place: Place, make: Callable[[Any], Callable[[], Any]], times: int, single: bool
) -> Work:
    """A round of creations, each committed or all of them together."""

    def work() -> float:
        with place as site:
            create = make(site)

            def one() -> None:
                create()
                if single:
                    transaction.commit()

            def all_of_them() -> None:
                for _ in range(times):
                    one()
                transaction.commit()

            return timed(all_of_them)() / times

    return work


def ours(size: int) -> Callable[[Any], Callable[[], Any]]:
    numbers = count(size)

    def make(site: Any) -> Callable[[], Any]:
        loader = Loader(site)

        def create() -> Any:
            number = next(numbers)
            values = loader.values(number)
            return create_in(loader.member(number), "ServiceRequest", **values)

        return create

    return make


def by_hand(size: int) -> Callable[[Any], Callable[[], Any]]:
    """As people and scripts do: named after its title by `plone.api`."""
    numbers = count(size)

    def make(site: Any) -> Callable[[], Any]:
        def create() -> Any:
            number = next(numbers)
            folder, values = vanilla.folder(site, number), vanilla.values(number)
            return api.content.create(folder, vanilla.TYPE, **values)

        return create

    return make


if __name__ == "__main__":
    run(measure, sizes_asked())
