"""Figures that change with time: which row holds on a given day.

IMIO's fee, the ten-day limit, the indices and the price lists are data with a
date, never constants in code (IMIO practice 2014).
"""

from collections import Counter
from collections.abc import Hashable
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from operator import attrgetter
from typing import Protocol
from typing import TypeVar


class Dated(Protocol):
    """Anything that starts to hold on a day, that day included."""

    @property
    def valid_from(self) -> date: ...


Row = TypeVar("Row", bound=Dated)


@dataclass(frozen=True, slots=True)
class DatedNumber:
    """A figure (a fee, a limit, an index) and the first day it holds."""

    valid_from: date
    value: Decimal


def in_force(rows: Iterable[Row], on: date) -> Row | None:
    """The latest row that has begun by that day; None before the first one.

    The rows may come in any order; of two that begin together, the first given.
    """
    begun = (row for row in rows if row.valid_from <= on)
    return max(begun, key=attrgetter("valid_from"), default=None)


# --- What a list of figures may say --------------------------------------------


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a figure may be, both ends included; `whole` where parts make no sense."""

    least: Decimal
    most: Decimal
    whole: bool = False


def begun(days: Iterable[date], on: date) -> Verdict:
    """Something must hold on that day. Refused: `setting_not_in_force` (on)."""
    return require(any(day <= on for day in days), "setting_not_in_force", on=on)


def each_once(keys: Iterable[Hashable]) -> Verdict:
    """What a row is known by, such as the day it begins, is written once.

    Two rows of one day are two answers to one question. Refused: `setting_row_twice`
    (row, the key).
    """
    twice = [key for key, times in Counter(keys).items() if times > 1]
    return require(not twice, "setting_row_twice", row=next(iter(twice), None))


def never_above(lower: Iterable[DatedNumber], higher: Iterable[DatedNumber]) -> Verdict:
    """Of two figures one is at most the other, on every day on which both hold.

    Refused: `setting_contradiction` (value, limit, on).
    """
    lower, higher = tuple(lower), tuple(higher)
    return first_refusal(
        *(
            _at_most(low.value, high.value, on)
            for on in sorted({each.valid_from for each in (*lower, *higher)})
            if (low := in_force(lower, on)) and (high := in_force(higher, on))
        )
    )


def _at_most(value: Decimal, limit: Decimal, on: date) -> Verdict:
    details = {"value": value, "limit": limit, "on": on}
    return require(value <= limit, "setting_contradiction", **details)


def within(value: Decimal | int, bounds: Bounds) -> Verdict:
    """Refused: `setting_out_of_bounds` (value, least, most), `setting_not_whole` (value)."""
    inside = bounds.least <= value <= bounds.most
    whole = not bounds.whole or value == int(value)
    return first_refusal(
        require(
            inside,
            "setting_out_of_bounds",
            value=value,
            least=bounds.least,
            most=bounds.most,
        ),
        require(whole, "setting_not_whole", value=value),
    )
