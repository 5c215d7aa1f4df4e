"""P14: the PDF of a quote, typeset when it is sent."""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.clock import today
from imio.mutualisation.base.pdf import typeset
from imio.mutualisation.quote.document import payload
from imio.mutualisation.quote.document import TEMPLATE
from itertools import count
from measuring import interleaved
from measuring import Result
from measuring import timed
from running import run
from running import sizes_asked
from sites import Scratch


def measure(place: Scratch) -> Iterator[Result]:
    with place.ours:
        brain = existing("Quote", review_state="accepted", sort_on="path")[-1]
        quote = brain._unrestrictedGetObject()
        quote.issued_on = quote.valid_until = today()
        numbers = count(1)

        def made() -> bytes:
            quote.number = f"DEV-BENCH/{next(numbers)}"
            return typeset(TEMPLATE, payload(quote, None))

        first = timed(made)() * 1000
        # What was just typeset is known to typst: another number is another document.
        took = interleaved(9, another=timed(made, 5))["another"]
    yield Result("P14", took.ms, f"{took}; the first of a process {first:.3g} ms")


if __name__ == "__main__":
    run(measure, sizes_asked())
