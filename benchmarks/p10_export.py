"""P10: lists leave the site straight from the catalogue, in little memory."""

from collections.abc import Callable
from collections.abc import Iterator
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.deliberation.scdl import as_csv
from imio.mutualisation.deliberation.scdl import published_acts
from measuring import interleaved
from measuring import Result
from measuring import timed
from plone.restapi.interfaces import ISerializeToJson
from running import run
from running import sizes_asked
from sites import Scratch
from typing import Any
from zope.component import getMultiAdapter

import tracemalloc


ROUNDS, SERIALIZED = 5, 50
# The lists that can be exported, and how many records there are of them.
EXPORTS: dict[str, tuple[Callable[[], Any], dict[str, str]]] = {
    "Deliberation": (lambda: as_csv(published_acts()), {"review_state": "published"}),
}
WITHOUT = ("ServiceRequest", "Quote", "Member", "Product", "Licence", "Tender", "Need")


def measure(place: Scratch) -> Iterator[Result]:
    with place.ours:
        for name, (export, query) in EXPORTS.items():
            yield from exported(place, name, export, query)
    for name in WITHOUT:
        yield Result("P10.export", None, "there is no export of these", of=name)


def exported(
    place: Scratch, name: str, export: Callable[[], Any], query: dict[str, str]
) -> Iterator[Result]:
    brains = existing(name, **query)
    total = len(brains)
    some = brains[:: max(1, total // SERIALIZED)]

    def serialized() -> None:
        for brain in some:
            record = brain._unrestrictedGetObject()
            getMultiAdapter((record, place.ours.request), ISerializeToJson)()

    took = interleaved(
        ROUNDS,
        export=lambda: timed(export)() / total,
        serializer=lambda: timed(serialized)() / len(some),
    )
    said = f"{total} records, each {took['export']}, serializer {took['serializer']}"
    value = took["export"].times(took["serializer"])
    yield Result("P10.export", value, said, of=name)
    yield Result("P10.memory", peak(export), f"for {total} records", of=name)


def peak(export: Callable[[], Any]) -> float:
    """MB that Python holds at most while it exports, above what it held before."""
    tracemalloc.start()
    export()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


if __name__ == "__main__":
    run(measure, sizes_asked())
