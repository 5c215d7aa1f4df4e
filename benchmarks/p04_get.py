"""P4: a record in full over REST, against a service that does nothing.

The one that does nothing is asked of the same record by the same person: what it costs
is traversal, signing in and writing the answer.
"""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import existing
from measuring import counted
from measuring import interleaved
from measuring import Result
from plone.restapi.services import Service
from running import run
from running import sizes_asked
from sites import Scratch
from typing import Any
from web import JSON
from web import path_of
from web import Person

import vanilla


NOTHING = "@nothing"
PAGE = 100
ROUNDS, TIMES = 7, 10
SERVICE = f"""
  <plone:service method="GET" factory="{__name__}.Nothing" for="*"
                 permission="zope2.View" name="{NOTHING}" />"""


class Nothing(Service):
    """`GET @nothing`."""

    def reply(self) -> dict[str, Any]:
        return {}


def measure(place: Scratch) -> Iterator[Result]:
    place.configure(SERVICE)
    officer = Person(place.ours.login, JSON)
    with place.ours as site:
        request = existing("ServiceRequest", review_state="support")[-1].getPath()
        quote = existing("Quote", review_state="accepted")[-1].getPath()
    with place.vanilla as site:
        theirs = path_of(vanilla.folder(site, 1)["request-1"])
    for goal, path in (("P4.request", request), ("P4.quote", quote)):
        with counted() as counts:
            officer.get(path)
        took = interleaved(
            ROUNDS,
            full=officer.getting(path, times=TIMES),
            nothing=officer.getting(f"{path}/{NOTHING}", times=TIMES),
            vanilla=officer.getting(theirs, times=TIMES),
        )
        ratio = took["nothing"].times(took["full"])
        said = f"{took['full']}, no-op {took['nothing']}, vanilla's GET {took['vanilla']}; first: {counts}"
        yield Result(goal, ratio, said)
    yield hundred(officer, place)


def hundred(officer: Person, place: Scratch) -> Result:
    """A hundred records with all their fields: `@list` against a search in full."""
    ours = "/mutualisation/@list", f"type=ServiceRequest&fields=_all&b_size={PAGE}"
    asked = f"fullobjects=1&b_size={PAGE}&portal_type="
    theirs = "/vanilla/@search", f"{asked}{vanilla.TYPE}"
    stock = "/mutualisation/@search", f"{asked}imio.mutualisation.ServiceRequest"
    with counted() as counts:
        officer.get(*ours)
    took = interleaved(
        5,
        ours=officer.getting(*ours),
        vanilla=officer.getting(*theirs),
        stock=officer.getting(*stock),
    )
    said = f"{took['ours']}, vanilla {took['vanilla']}, stock search of ours {took['stock']}; {counts}"
    return Result("P4.hundred", took["ours"].times(took["vanilla"]), said)


if __name__ == "__main__":
    run(measure, sizes_asked())
