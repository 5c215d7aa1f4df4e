"""P5: `@list` of 100 over REST, against stock `@search` and against Tryton.

Against stock by the processor, in one process; against Tryton by the clock on the wall,
over HTTP, each behind its own server. All give the columns of their own list.
"""

from collections.abc import Callable
from collections.abc import Iterator
from measuring import counted
from measuring import interleaved
from measuring import Result
from measuring import waited
from running import run
from running import sizes_asked
from serving import client
from serving import served
from sites import Scratch
from tryton import Tryton
from web import JSON
from web import Person

import vanilla


PAGE = 100
COLUMNS = ("title", "review_state", "created")
LEAN = (
    "/mutualisation/@list",
    f"type=ServiceRequest&sort=-created&b_size={PAGE}&fields=requested_on",
)
METADATA = "&".join(f"metadata_fields={name}" for name in COLUMNS)
SEARCH = f"sort_on=created&sort_order=reverse&b_size={PAGE}&{METADATA}&portal_type="
STOCK = "/vanilla/@search", f"{SEARCH}{vanilla.TYPE}"


def measure(place: Scratch) -> Iterator[Result]:
    officer = Person(place.ours.login, JSON)
    with counted() as counts:
        officer.get(*LEAN)
    took = interleaved(
        9,
        ours=officer.getting(*LEAN, times=5),
        stock=officer.getting(*STOCK, times=5),
    )
    said = f"{took['ours']}, stock {took['stock']}; {counts}"
    yield Result("P5.stock", took["ours"].times(took["stock"]), said)
    with served(place.size) as address, Tryton(place.size) as tryton:
        took = interleaved(
            7,
            ours=waited(asking(address + "?".join(LEAN)), 10),
            tryton=waited(tryton.asking(PAGE), 10),
        )
    said = f"{took['ours']}, Tryton {took['tryton']}, by the wall over HTTP"
    yield Result("P5.tryton", took["ours"].times(took["tryton"]), said)


def asking(url: str) -> Callable[[], None]:
    session = client()
    return lambda: session.get(url).raise_for_status()


if __name__ == "__main__":
    run(measure, sizes_asked())
