"""Whether the quality follows the growth, year by year.

IMIO practice 2014: the growth is to be held, and the quality with it. Three signs:
acceptances signed with reservations, marks given to the partners, requests refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from decimal import ROUND_HALF_UP
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.membership import members_on
from imio.mutualisation.rules.pooling import words


# How people write that they have none, in the field meant for them; in the singular.
_NONE = frozenset(
    {
        ("sans", "reserve"),
        ("sans", "aucune", "reserve"),
        ("aucune", "reserve"),
        ("aucune",),
        ("pas", "de", "reserve"),
        ("neant",),
    }
)

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Activity:
    """What the signs are read from.

    `memberships`: (from, until). By year: `acceptances`, how many were signed and how
    many of them with reservations; `refusals`, of the requests made in that year.
    """

    memberships: tuple[tuple[date, date | None], ...]
    acceptances: Mapping[int, tuple[int, int]]
    refusals: Mapping[int, int]
    evaluations: tuple[Evaluation, ...]


@dataclass(frozen=True, slots=True)
class YearOfQuality:
    """A year: members at its end (today, for the present one), and the signs.

    `mark` is the mean of the year, 1 to 5; None where nobody was evaluated.
    """

    year: int
    members: int
    accepted: int
    reserved: int
    refused: int
    mark: Decimal | None

    @property
    def share(self) -> Decimal | None:
        """Acceptances with reservations in percent, to the tenth; None of none."""
        if not self.accepted:
            return None
        part = Decimal(100 * self.reserved) / self.accepted
        return part.quantize(_TENTH, ROUND_HALF_UP)


def has_reservations(text: str) -> bool:
    """Whether the words given with a signature hold a reservation."""
    said = tuple("reserve" if each == "reserves" else each for each in words(text))
    return bool(said) and said not in _NONE


def by_year(activity: Activity, today: date) -> tuple[YearOfQuality, ...]:
    """Every year from the first membership to the present one."""
    first = min((begun.year for begun, _ended in activity.memberships), default=None)
    years = range(first or today.year, today.year + 1)
    return tuple(_year(activity, year, today) for year in years)


def _year(activity: Activity, year: int, today: date) -> YearOfQuality:
    accepted, reserved = activity.acceptances.get(year, (0, 0))
    marks = [each for each in activity.evaluations if each.on.year == year]
    return YearOfQuality(
        year=year,
        members=members_on(activity.memberships, min(date(year, 12, 31), today)),
        accepted=accepted,
        reserved=reserved,
        refused=activity.refusals.get(year, 0),
        mark=cascade.mean(marks),
    )
