"""The move from the solutions of before IMIO to one environment for all.

IMIO practice 2012: from 2013 on a single environment is supported. Nearly all members
finished the exercise; those that did not follow pursue their solution alone.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from decimal import Decimal
from decimal import ROUND_FLOOR
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


DONE = "done"
NOT_FOLLOWED = "not_followed"
STATES = ("to_do", "under_way", DONE, NOT_FOLLOWED)
LATE = "late"
OUT_OF_SUPPORT = "out_of_support"
STANDINGS = (DONE, "under_way", "to_do", LATE, OUT_OF_SUPPORT)


@dataclass(frozen=True, slots=True)
class Migration:
    """A member leaves a legacy product; `state` is of `STATES`.

    `closing_date` is the day on which it ended, or is to end while it is not done;
    `target` is what it takes instead, where that is not the successor.
    """

    product: str
    state: str
    closing_date: date | None
    target: str | None = None


def standing(migration: Migration, support_until: date | None, today: date) -> str:
    """Where a member stands, one of `STANDINGS`.

    `out_of_support`: it did not follow, or the last day on which the legacy product is
    supported came before the end of the move. `late`: the day agreed has passed.
    """
    if migration.state == DONE:
        return DONE
    if migration.state == NOT_FOLLOWED or _past(support_until, today):
        return OUT_OF_SUPPORT
    return LATE if _past(migration.closing_date, today) else migration.state


def once_left(migration: Migration) -> Migration:
    """A member that left IMIO pursues alone what it had not finished."""
    done = migration.state == DONE
    return migration if done else replace(migration, state=NOT_FOLLOWED)


def _past(day: date | None, today: date) -> bool:
    return day is not None and day < today


# --- What may be recorded ---------------------------------------------------


def may_record(migration: Migration, today: date) -> Verdict:
    """What is done says since when. Refused: `closing_date_missing`,
    `closing_date_ahead` (on).
    """
    done, on = migration.state == DONE, migration.closing_date
    return first_refusal(
        require(on is not None or not done, "closing_date_missing"),
        require(not done or on is None or on <= today, "closing_date_ahead", on=on),
    )


def may_list(migrations: Iterable[Migration], today: date) -> Verdict:
    """A member leaves a product once, for another one. Refused: as `may_record`,
    `migration_to_itself`, `migration_twice`.
    """
    migrations = tuple(migrations)
    products = {migration.product for migration in migrations}
    return first_refusal(
        *(may_record(migration, today) for migration in migrations),
        require(all(m.product != m.target for m in migrations), "migration_to_itself"),
        require(len(products) == len(migrations), "migration_twice"),
    )


# --- How far it is ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Progress:
    """How many members stand where, in the order of `STANDINGS`.

    `following` counts those that chose to move, `percent_done` is of them, rounded down
    so that 100 means all of them; None where nobody does.
    """

    counts: Mapping[str, int]
    following: int
    percent_done: Decimal | None


def progress(
    migrations: Iterable[Migration], support_until: date | None, today: date
) -> Progress:
    """How far the members have come that leave one legacy product.

    Those whose support ended before they were ready are still to follow.
    """
    migrations = tuple(migrations)
    reached = Counter(standing(each, support_until, today) for each in migrations)
    following = sum(each.state != NOT_FOLLOWED for each in migrations)
    counts = {each: reached[each] for each in STANDINGS}
    return Progress(counts, following, _percent(reached[DONE], following))


def _percent(part: int, whole: int) -> Decimal | None:
    if not whole:
        return None
    return (Decimal(100) * part / whole).quantize(Decimal(1), ROUND_FLOOR)
