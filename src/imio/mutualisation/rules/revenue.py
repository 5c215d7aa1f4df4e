"""What accepted quotes bring: software on one side, services on the other.

IMIO practice 2014: 85 % of the revenue came from developing and providing software,
15 % from services. Amounts are in euros excluding VAT; what comes back every year
counts once, in the year of the signature: these are orders, not invoices.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from decimal import ROUND_HALF_UP
from imio.mutualisation.rules.money import total
from imio.mutualisation.rules.quoting import firm
from imio.mutualisation.rules.quoting import Line


# To provide a software (fee, licence, set-up) and to develop it (a function). Days of
# work and of organisational help, and whatever a person calls other, are services.
# A discount of every year is one on these.
SOFTWARE = frozenset(
    {"annual_fee", "set_up_fee", "function", "licence", "yearly_discount"}
)

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Signed:
    """Accepted quotes: the year of their signature and their two parts."""

    year: int
    software: Decimal
    services: Decimal


@dataclass(frozen=True, slots=True)
class YearOfRevenue:
    """What was signed in a year."""

    year: int
    software: Decimal
    services: Decimal

    @property
    def total(self) -> Decimal:
        return self.software + self.services

    @property
    def share(self) -> Decimal | None:
        """The part of the software in percent, to the tenth; None of nothing."""
        if self.total <= 0:
            return None
        return (100 * self.software / self.total).quantize(_TENTH, ROUND_HALF_UP)


def split(lines: Iterable[Line]) -> tuple[Decimal, Decimal]:
    """The firm lines of a quote added up: software, services."""
    lines = firm(lines)
    software = total(line.amount for line in lines if line.kind in SOFTWARE)
    return software, total(line.amount for line in lines) - software


def by_year(signed: Iterable[Signed]) -> tuple[YearOfRevenue, ...]:
    """The years with a signature, the earliest first."""
    years: dict[int, list[Signed]] = {}
    for each in signed:
        years.setdefault(each.year, []).append(each)
    return tuple(
        YearOfRevenue(
            year,
            total(each.software for each in years[year]),
            total(each.services for each in years[year]),
        )
        for year in sorted(years)
    )
