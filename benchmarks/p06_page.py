"""P6: the first page of a list, filtered and sorted, does not grow with the site."""

from collections.abc import Iterator
from imio.mutualisation.dashboard.views import Queue
from measuring import counted
from measuring import Growth
from measuring import interleaved
from measuring import Result
from measuring import timed
from running import run
from running import sizes_asked
from sites import Scratch

import vanilla


GROWTHS = (Growth("P6.growth", "P6.page"),)
ROWS, STATE, ROUNDS, TIMES = 50, "request", 7, 5


def measure(place: Scratch) -> Iterator[Result]:
    def ours() -> float:
        with place.ours as site:
            asked = place.ours.request
            asked.form["state"] = STATE
            return timed(lambda: [row.Title for row in queue(site, asked)], TIMES)()

    def stock() -> float:
        with place.vanilla as site:
            query = {
                "portal_type": vanilla.TYPE,
                "review_state": STATE,
                "sort_on": "created",
                "sort_order": "reverse",
                "b_size": ROWS,
            }
            search = site.portal_catalog.searchResults
            return timed(lambda: [row.Title for row in search(**query)[:ROWS]], TIMES)()

    ours()
    with counted() as counts:
        ours()
    took = interleaved(ROUNDS, ours=ours, stock=stock)
    said = f"{took['ours']}, stock {took['stock']}; {counts.queries // TIMES} queries"
    yield Result("P6.page", took["ours"].times(took["stock"]), said, took["ours"].ms)


def queue(site, request) -> list:
    """The first page of the requests in a state, as the page of the site lists them."""
    return list(Queue(site, request).listed)


if __name__ == "__main__":
    run(measure, sizes_asked(), *GROWTHS)
