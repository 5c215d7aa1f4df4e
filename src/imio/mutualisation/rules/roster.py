"""The roster of a body: who is of it, from when until when.

CDLD L1122-3: councillors are in office from their installation until that of those who
replace them.
"""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from imio.mutualisation.rules.names import bare
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a body; the day `until` is no longer one of the mandate."""

    body: str
    name: str
    group: str
    function: str
    since: date
    until: date | None = None


def in_office(seats: Iterable[Seat], body: str, on: date) -> tuple[Seat, ...]:
    """Those who are of a body on a day, in the order of the roster."""
    return tuple(seat for seat in serving(seats, on) if seat.body == body)


def serving(seats: Iterable[Seat], on: date) -> tuple[Seat, ...]:
    """Those who are of any body on a day."""
    return tuple(
        seat
        for seat in seats
        if seat.since <= on and (seat.until is None or on < seat.until)
    )


def may_list(seats: Iterable[Seat]) -> Verdict:
    """A person is once at a time in a body.

    Refused: `seat_twice` (name, on).
    """
    ordered = sorted(seats, key=lambda seat: (seat.body, bare(seat.name), seat.since))
    for seat, following in pairwise(ordered):
        same = (seat.body, bare(seat.name)) == (following.body, bare(following.name))
        if same and (seat.until is None or following.since < seat.until):
            return Refused(
                "seat_twice", {"name": following.name, "on": following.since}
            )
    return GRANTED


def joining(seats: Iterable[Seat], known: Collection[str]) -> tuple[Seat, ...]:
    """Those that a list of names does not know yet, whatever their spelling."""
    names = set(map(bare, known))
    return tuple(seat for seat in seats if bare(seat.name) not in names)
