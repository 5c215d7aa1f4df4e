"""The people of IMIO beside the work in hand, and the ceiling that their number is held to.

IMIO practice 2014: « croissance à maîtriser » (growth to be kept in hand) with a light structure,
22 people and fewer than 25 at the end of the year.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.clients import per_head


@dataclass(frozen=True, slots=True)
class Staff:
    """How many people IMIO has from a day on, and how many it may have at most."""

    valid_from: date
    staff: int
    ceiling: int

    @property
    def room(self) -> int:
        """How many more there may be."""
        return self.ceiling - self.staff


@dataclass(frozen=True, slots=True)
class Capacity:
    """The staff of today, and the requests on their way that it has in hand."""

    staff: Staff
    in_hand: int

    @property
    def each(self) -> Decimal | None:
        """Requests a person, to one tenth; none without people."""
        return per_head(self.in_hand, self.staff.staff)
