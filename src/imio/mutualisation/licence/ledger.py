"""Who holds how many seats: one object that every change writes.

Two transactions that take the last seats write the same object, so the database makes
one of them try again and see what the other has taken. Counting the allotments would
not: each would see its own only.
"""

from imio.mutualisation.rules.seats import Claim
from imio.mutualisation.rules.seats import Ledger
from persistent import Persistent


class SeatLedger(Persistent):
    """The open claims on the pool of a licence, in the order they came."""

    def __init__(self) -> None:
        self._claims: tuple[tuple[str, int, str, bool], ...] = ()

    def read(self) -> Ledger:
        return tuple(Claim(*claim) for claim in self._claims)

    def write(self, claims: Ledger) -> None:
        """Written even when nothing changes: who decides on it must own it."""
        self._claims = tuple(
            (each.key, each.quantity, each.state, each.approved) for each in claims
        )
