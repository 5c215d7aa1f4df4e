"""A pool of seats, and the members that draw from it.

IMIO practice 2014: a licence is bought once and put at the disposal of many. The pool
is never exceeded, and who waits is served in the order of arrival, with no exception.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from math import inf


WAITING = "waiting"
# Holds its seats until IMIO grants or refuses them.
ASKED = "asked"
GRANTED = "granted"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one member draws or waits for; `key` is the id of its allotment.

    `approved`: IMIO itself put it on the waiting list, so that nobody need grant it.
    """

    key: str
    quantity: int
    state: str
    approved: bool = False


# The open claims, in the order in which they came; those that ended are not in it.
Ledger = tuple[Claim, ...]


# --- What the pool holds ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of a pool by state; a pool of None has no limit."""

    pool: int | None
    granted: int
    asked: int
    waiting: int

    @property
    def taken(self) -> int:
        """Granted, or asked and held until IMIO answers."""
        return self.granted + self.asked

    @property
    def free(self) -> int | None:
        """What is left, never below zero; None without a limit."""
        return None if self.pool is None else max(0, self.pool - self.taken)

    @property
    def over(self) -> int:
        """What is taken beyond the pool, after it shrank."""
        return 0 if self.pool is None else max(0, self.taken - self.pool)


def count(pool: int | None, ledger: Ledger) -> Seats:
    """The seats of the pool as the ledger says."""
    return Seats(
        pool,
        granted=_quantity(ledger, GRANTED),
        asked=_quantity(ledger, ASKED),
        waiting=_quantity(ledger, WAITING),
    )


def stock(seats: Seats, minimum: int) -> str:
    """`unlimited`, `over`, `exhausted`, `low` (fewer free than wanted, or waited for) or `ample`."""
    if seats.free is None:
        return "unlimited"
    if seats.over:
        return "over"
    if not seats.free:
        return "exhausted"
    return "low" if seats.free < minimum or seats.waiting else "ample"


def place(ledger: Ledger, key: str) -> int | None:
    """The place in the waiting list, from 1; None for who does not wait."""
    waiting = [claim.key for claim in _in_state(ledger, WAITING)]
    return waiting.index(key) + 1 if key in waiting else None


def _in_state(ledger: Ledger, state: str) -> Iterator[Claim]:
    return (claim for claim in ledger if claim.state == state)


def _quantity(ledger: Ledger, state: str) -> int:
    return sum(claim.quantity for claim in _in_state(ledger, state))


# --- Guards -----------------------------------------------------------------


def may_claim(pool: int | None, ledger: Ledger, quantity: int) -> Verdict:
    """Free seats are claimed at once, unless others wait.

    Refused: `quantity_not_positive`, `waiting_list_first` (free, waiting),
    `seats_short` (free, quantity).
    """
    seats = count(pool, ledger)
    free = _shown(seats.free)
    return first_refusal(
        require(quantity > 0, "quantity_not_positive"),
        require(
            not seats.waiting, "waiting_list_first", free=free, waiting=seats.waiting
        ),
        require(
            quantity <= _limit(seats.free), "seats_short", free=free, quantity=quantity
        ),
    )


def may_wait(pool: int | None, ledger: Ledger, quantity: int) -> Verdict:
    """Only for what cannot be claimed now, and will be possible one day.

    Refused: `quantity_not_positive`, `seats_free` (free), `beyond_pool` (pool).
    """
    claimable = bool(may_claim(pool, ledger, quantity))
    free = _shown(count(pool, ledger).free)
    return first_refusal(
        require(quantity > 0, "quantity_not_positive"),
        require(not claimable, "seats_free", free=free),
        require(quantity <= _limit(pool), "beyond_pool", pool=pool),
    )


def may_give_back(ledger: Ledger, key: str, quantity: int) -> Verdict:
    """A member gives back seats that it was granted, all or a part.

    Refused: `quantity_not_positive`, `not_held`, `more_than_held` (held).
    """
    held = {claim.key: claim.quantity for claim in _in_state(ledger, GRANTED)}.get(key)
    if held is None:
        return Refused("not_held")
    return first_refusal(
        require(quantity > 0, "quantity_not_positive"),
        require(quantity <= held, "more_than_held", held=held),
    )


def _limit(seats: int | None) -> float:
    return inf if seats is None else seats


def _shown(seats: int | None) -> int | str:
    return "∞" if seats is None else seats


# --- The ledger after a step that was granted -------------------------------


def claimed(ledger: Ledger, claim: Claim) -> Ledger:
    """The ledger with one claim more, the last one in the order."""
    return (*ledger, claim)


def moved(ledger: Ledger, key: str, state: str) -> Ledger:
    """The ledger with a claim in another state, at its place in the order."""
    return tuple(
        replace(claim, state=state) if claim.key == key else claim for claim in ledger
    )


def lessened(ledger: Ledger, key: str, quantity: int) -> Ledger:
    """The ledger once so many seats are given back; an empty claim goes."""
    left = (
        replace(claim, quantity=claim.quantity - quantity)
        if claim.key == key
        else claim
        for claim in ledger
    )
    return tuple(claim for claim in left if claim.quantity > 0)


def dropped(ledger: Ledger, key: str) -> Ledger:
    """The ledger without a claim: refused, withdrawn or ended."""
    return tuple(claim for claim in ledger if claim.key != key)


def served(pool: int | None, ledger: Ledger) -> Ledger:
    """The ledger after the waiting list is served in order, until one does not fit.

    What IMIO approved before is granted, the rest is asked.
    """
    for claim in _in_state(ledger, WAITING):
        if claim.quantity > _limit(count(pool, ledger).free):
            break
        ledger = moved(ledger, claim.key, GRANTED if claim.approved else ASKED)
    return ledger
