"""P10: lists leave the site straight from the catalogue, in little memory.

Over HTTP, signing in and all; the serializer is called in the process.
"""

from collections.abc import Callable
from collections.abc import Iterator
from imio.mutualisation.base.catalog import existing
from measuring import interleaved
from measuring import Result
from measuring import timed
from plone.restapi.interfaces import ISerializeToJson
from running import run
from running import sizes_asked
from sites import Scratch
from typing import Any
from web import JSON
from web import Person
from zope.component import getMultiAdapter

import tracemalloc


ROUNDS, SERIALIZED = 5, 50
# Those of more than a handful: the others cost what any request costs.
LISTS = ("ServiceRequest", "Quote", "Member", "Product")


def measure(place: Scratch) -> Iterator[Result]:
    public, officer = Person(accept=JSON), Person(place.ours.login, JSON)
    scdl = "/mutualisation/@scdl", ""
    yield from exported(place, "Deliberation", public, scdl, review_state="published")
    for name in LISTS:
        asked = "/mutualisation/@list", f"type={name}&format=csv"
        yield from exported(place, name, officer, asked)


def exported(
    place: Scratch, name: str, person: Person, asked: tuple[str, str], **query: str
) -> Iterator[Result]:
    with place.ours:
        brains = existing(name, **query)
    total = len(brains)
    some = brains[:: max(1, total // SERIALIZED)]

    def export() -> Any:
        return person.get(*asked)

    def serialized() -> None:
        with place.ours:
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
