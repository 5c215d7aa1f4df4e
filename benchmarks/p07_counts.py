"""P7: how many requests there are in each state, against a loop over brains."""

from collections import Counter
from collections.abc import Iterator
from imio.mutualisation.base.tally import by_state
from measuring import interleaved
from measuring import Result
from measuring import timed
from running import run
from running import sizes_asked
from sites import Scratch

import vanilla


def measure(place: Scratch) -> Iterator[Result]:
    def ours() -> float:
        with place.ours:
            return timed(lambda: by_state("ServiceRequest"), 100)()

    def loop() -> float:
        with place.vanilla as site:
            search = site.portal_catalog.unrestrictedSearchResults
            return timed(
                lambda: Counter(
                    brain.review_state for brain in search(portal_type=vanilla.TYPE)
                )
            )()

    took = interleaved(5, ours=ours, vanilla=loop)
    said = f"{took['ours']}, a loop over brains {took['vanilla']}"
    yield Result("P7", took["ours"].times(took["vanilla"]), said)


if __name__ == "__main__":
    run(measure, sizes_asked())
