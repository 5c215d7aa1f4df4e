"""P12: what a creation and a step write, and how both grow with the site."""

from collections.abc import Callable
from collections.abc import Iterator
from imio.mutualisation.base.guard import perform
from measuring import counted
from measuring import Counts
from measuring import Growth
from measuring import interleaved
from measuring import Result
from measuring import timed
from p01_create import by_hand
from p01_create import ours
from running import run
from running import sizes_asked
from sites import Place
from sites import Scratch
from typing import Any

import transaction


GROWTHS = (
    Growth("P12.create.growth", "P12.create"),
    Growth("P12.step.growth", "P12.step"),
)
TIMES, ROUNDS, COUNTED = 10, 7, 9


class Life:
    """Records that are created, then taken a step on, each in a transaction."""

    def __init__(
        self,
        place: Place,
        make: Callable[[Any], Callable[[], Any]],
        step: Callable[[Any], None],
    ):
        self.place, self.make, self.step = place, make, step
        self.waiting: list[Any] = []

    def create(self, times: int = TIMES) -> float:
        with self.place as site:
            create = self.make(site)

            def one() -> None:
                self.waiting.append(create())
                transaction.commit()

            return timed(one, times)()

    def advance(self, times: int = TIMES) -> float:
        with self.place:

            def one() -> None:
                self.step(self.waiting.pop())
                transaction.commit()

            return timed(one, times)()


def counts_of(do: Callable[[int], float]) -> Counts:
    """Of the middle one of some, by the records written."""
    several = []
    for _ in range(COUNTED):
        with counted() as counts:
            do(1)
        several.append(counts)
    return sorted(several, key=lambda each: each.records)[COUNTED // 2]


def submit(record: Any) -> None:
    perform(record, "submit")


def by_permission(record: Any) -> None:
    record.portal_workflow.doActionFor(record, "to_request")


def measure(place: Scratch) -> Iterator[Result]:
    mine = Life(place.ours, ours(place.size), submit)
    theirs = Life(place.vanilla, by_hand(place.size), by_permission)
    mine.create()  # what a round steps on may be created after it
    took = interleaved(ROUNDS, create=mine.create, step=mine.advance)
    theirs.create(COUNTED)
    for name, method in (("create", "create"), ("step", "advance")):
        counts = counts_of(getattr(mine, method))
        stock = counts_of(getattr(theirs, method))
        said = f"{counts}; vanilla {stock}; {took[name]}"
        yield Result(f"P12.{name}", counts.records, said, took[name].ms)


if __name__ == "__main__":
    run(measure, sizes_asked(), *GROWTHS)
