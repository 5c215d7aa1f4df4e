"""Figures that change with time: which row holds on a given day.

IMIO's fee, the ten-day limit, the indices and the price lists are data with a
date, never constants in code (IMIO practice 2014).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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
