"""P2: a step with its guard and its history, against one that asks a permission.

Ours goes by `perform`, as the button and the API do; vanilla's by `doActionFor`.
"""

from collections.abc import Iterator
from imio.mutualisation.base.guard import perform
from measuring import interleaved
from measuring import Result
from measuring import timed
from measuring import Work
from records import Loader
from running import run
from running import sizes_asked
from sites import Place
from sites import Scratch
from typing import Any

import transaction
import vanilla


ONE_BY_ONE, BULK, ROUNDS = 10, 100, 5
NEW = 10**6  # above what is loaded


class Steps:
    """Records in their first state; each round takes the next ones a step on."""

    def __init__(self, place: Place, needed: int):
        self.place = place
        with place as site:
            self.paths = [
                record.getPhysicalPath() for record in self.make(site, needed)
            ]
            transaction.commit()

    def make(self, site: Any, needed: int) -> Iterator[Any]:
        raise NotImplementedError

    def take(self, record: Any) -> None:
        raise NotImplementedError

    def work(self, times: int, single: bool) -> Work:
        def work() -> float:
            with self.place as site:
                taken = [self.paths.pop() for _ in range(times)]
                records = [site.unrestrictedTraverse(path) for path in taken]

                def steps() -> None:
                    for record in records:
                        self.take(record)
                        if single:
                            transaction.commit()
                    transaction.commit()

                return timed(steps)() / times

        return work


class Ours(Steps):
    def make(self, site: Any, needed: int) -> Iterator[Any]:
        loader = Loader(site)
        return (loader.request(number, state="draft") for number in range(needed))

    def take(self, record: Any) -> None:
        perform(record, "submit")


class Vanilla(Steps):
    def make(self, site: Any, needed: int) -> Iterator[Any]:
        numbers = range(NEW, NEW + needed)
        return (vanilla.create(site, number, "draft") for number in numbers)

    def take(self, record: Any) -> None:
        record.portal_workflow.doActionFor(record, "to_request")


def measure(place: Scratch) -> Iterator[Result]:
    needed = (ROUNDS + 1) * (ONE_BY_ONE + BULK)
    ours, theirs = Ours(place.ours, needed), Vanilla(place.vanilla, needed)
    for name, times in (("one", ONE_BY_ONE), ("bulk", BULK)):
        single = name == "one"
        took = interleaved(
            ROUNDS, ours=ours.work(times, single), vanilla=theirs.work(times, single)
        )
        said = f"{took['ours']}, vanilla {took['vanilla']}"
        yield Result(f"P2.{name}", took["ours"].times(took["vanilla"]), said)


if __name__ == "__main__":
    run(measure, sizes_asked())
