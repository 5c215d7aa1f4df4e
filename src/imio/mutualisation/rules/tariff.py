"""What a product costs an authority: its official population, in dated bands.

IMIO practice 2014: half a dozen categories by size; the technical services cost
4 500 EUR a year at 10 000 inhabitants, 13 000 at 50 000, 18 000 for the largest.
Amounts are in euros excluding VAT.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from datetime import date
from decimal import Decimal
from decimal import ROUND_HALF_UP
from imio.mutualisation.rules.dated import DatedNumber
from imio.mutualisation.rules.dated import in_force
from imio.mutualisation.rules.money import cents
from imio.mutualisation.rules.money import total
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from math import inf
from typing import Any
from typing import Protocol
from typing import TypeVar


# --- Population and size ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Population:
    """The official number of inhabitants on its reference date."""

    reference_date: date
    inhabitants: int


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority as it is priced: all that a price may depend on."""

    population: Population


@dataclass(frozen=True, slots=True)
class SizeCategory:
    """A category of authorities, up to and including a number of inhabitants.

    The category without a bound takes the largest.
    """

    valid_from: date
    code: str
    title: str
    up_to: int | None


def population_on(rows: Iterable[Population], on: date) -> Population | None:
    """The latest official population known by that day, never a later one."""
    known = (row for row in rows if row.reference_date <= on)
    return max(known, key=lambda row: row.reference_date, default=None)


def each_day_once(days: Iterable[date]) -> Verdict:
    """Two populations of one day are two prices. Refused: `population_twice` (on)."""
    twice = [day for day, times in Counter(days).items() if times > 1]
    return require(not twice, "population_twice", on=next(iter(twice), None))


def combined_population(
    per_commune: Iterable[Population | None],
) -> Population | Refused:
    """The population by which an authority that serves communes is priced.

    A CPAS is priced by its commune; a police zone, an intercommunale or a province
    by the sum of the communes it serves, dated by the oldest of their figures.
    Refused: `no_population` when no commune is given or one has no figure.
    """
    populations = tuple(per_commune)
    known = [each for each in populations if each is not None]
    if not known or len(known) < len(populations):
        return Refused("no_population")
    return Population(
        min(each.reference_date for each in known),
        sum(each.inhabitants for each in known),
    )


def authority(population: Population | Refused) -> Authority | Refused:
    """An authority of that population as it is priced. Refused: as the population."""
    return population if isinstance(population, Refused) else Authority(population)


def size_category(
    inhabitants: int, categories: Iterable[SizeCategory], on: date
) -> SizeCategory | None:
    """The category of that size, among those of the latest date in force."""
    return _smallest_fitting(categories_on(categories, on), inhabitants)


def categories_on(
    categories: Iterable[SizeCategory], on: date
) -> tuple[SizeCategory, ...]:
    """The categories of the latest date in force, as given."""
    categories = tuple(categories)
    latest = in_force(categories, on)
    return tuple(
        row for row in categories if latest and row.valid_from == latest.valid_from
    )


# --- Price lists ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PriceBand:
    """The prices from a day on, up to and including a number of inhabitants.

    The band without a bound takes what lies above the last one. An implementation
    includes `included_days`, more are quoted at `day_rate` (IMIO practice 2012).
    `illustrative` bands lie between those IMIO published.
    """

    valid_from: date
    up_to: int | None
    annual_fee: Decimal
    set_up_fee: Decimal
    included_days: Decimal
    day_rate: Decimal
    illustrative: bool


@dataclass(frozen=True, slots=True)
class PriceList:
    """The bands that hold from a day on, the smallest first."""

    valid_from: date
    bands: tuple[PriceBand, ...]


def price_lists(bands: Iterable[PriceBand]) -> tuple[PriceList, ...]:
    """The bands gathered into price lists, the oldest first."""
    by_date: dict[date, list[PriceBand]] = {}
    for band in bands:
        by_date.setdefault(band.valid_from, []).append(band)
    return tuple(
        PriceList(valid_from, tuple(sorted(alike, key=_bound)))
        for valid_from, alike in sorted(by_date.items())
    )


def may_publish_price_lists(rows: Iterable[PriceBand]) -> Verdict:
    """Whether the rows price every authority in one way only.

    Refused, with `valid_from` and `up_to` of the row: `duplicate_band`,
    `negative_amount`, `bound_not_positive`.
    """
    rows = tuple(rows)
    times = Counter((row.valid_from, row.up_to) for row in rows)
    return first_refusal(
        *(_sound(row, times[row.valid_from, row.up_to]) for row in rows)
    )


def _sound(row: PriceBand, times: int) -> Verdict:
    where = {
        "valid_from": row.valid_from,
        "up_to": "∞" if row.up_to is None else row.up_to,
    }
    amounts = (row.annual_fee, row.set_up_fee, row.included_days, row.day_rate)
    return first_refusal(
        require(times == 1, "duplicate_band", **where),
        require(min(amounts) >= 0, "negative_amount", **where),
        require(_bound(row) > 0, "bound_not_positive", **where),
    )


# --- Price ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the explanation of a price, as a code and the figures it cites.

    - `price_list`: valid_from
    - `band`: up_to, population, population_date
    - `last_band`: population, population_date
    - `illustrative`: nothing
    - `indexed`: index, base_index
    - `not_indexed`: nothing
    - `first_year`: start, months, amount (where the year has already begun)
    """

    code: str
    details: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Price(PriceBand):
    """What a product costs an authority: the band that fits, indexed, and why.

    `up_to` is None in the last band; `index` and `base_index` where not indexed.
    """

    authority: Authority
    index: Decimal | None
    base_index: Decimal | None
    explanation: tuple[Step, ...]


# The columns of a band that follow the index.
INDEXED = ("annual_fee", "set_up_fee", "day_rate")


@dataclass(frozen=True, slots=True)
class _Revision:
    index: Decimal
    base: Decimal


def price(
    authority: Authority | None,
    lists: Iterable[PriceList],
    on: date,
    indices: Iterable[DatedNumber] = (),
) -> Price | Refused:
    """The price on that day of a product for an authority.

    Fees and day rate follow the index since the price list began (the common
    Belgian revision clause), each rounded to the cent; without both indices they
    stay as listed. Refused: `no_population`, `population_not_positive`,
    `no_price_list` (on), `no_band` (population, valid_from).
    """
    if authority is None:
        return Refused("no_population")
    size = authority.population.inhabitants
    if size <= 0:
        return Refused("population_not_positive", {"population": size})
    listed = in_force(lists, on)
    if listed is None:
        return Refused("no_price_list", {"on": on})
    band = _smallest_fitting(listed.bands, size)
    if band is None:
        where = {"population": size, "valid_from": listed.valid_from}
        return Refused("no_band", where)
    return _priced(authority, band, _revision(indices, listed.valid_from, on), on)


def months_begun(start: date) -> int:
    """Months of the year that are begun or to come: 12 on 1 January, 1 in December."""
    return 13 - start.month


def first_year_fee(annual_fee: Decimal, start: date) -> Decimal:
    """The fee of the first calendar year: a twelfth for every month begun."""
    return cents(annual_fee * months_begun(start) / 12)


# --- Prices to come ---------------------------------------------------------

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class FeeChange:
    """An annual fee on two days, the earlier one first."""

    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        """What it costs more; less than zero where it costs less."""
        return self.after - self.before

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of the fee before, to the tenth; None from nothing."""
        if self.before == 0:
            return None
        return (100 * self.difference / self.before).quantize(_TENTH, ROUND_HALF_UP)


def days_to_come(lists: Iterable[PriceList], today: date) -> tuple[date, ...]:
    """The days after today on which a price list takes force, the earliest first."""
    return tuple(sorted({each.valid_from for each in lists if each.valid_from > today}))


def fee_change(
    authority: Authority | None,
    lists: Iterable[PriceList],
    today: date,
    on: date,
    indices: Iterable[DatedNumber] = (),
) -> FeeChange | Refused:
    """The annual fee today and on a day, for the authority as it is today.

    Refused: as `price`, of today first.
    """
    lists, indices = tuple(lists), tuple(indices)
    before = price(authority, lists, today, indices)
    after = price(authority, lists, on, indices)
    if isinstance(before, Refused):
        return before
    if isinstance(after, Refused):
        return after
    return FeeChange(before.annual_fee, after.annual_fee)


def total_change(changes: Iterable[FeeChange]) -> FeeChange:
    """What all of them make together."""
    changes = tuple(changes)
    return FeeChange(
        total(each.before for each in changes), total(each.after for each in changes)
    )


def _priced(
    authority: Authority, band: PriceBand, revision: _Revision | None, on: date
) -> Price:
    revised = {name: _revised(getattr(band, name), revision) for name in INDEXED}
    steps = (
        Step("price_list", {"valid_from": band.valid_from}),
        *_band_steps(band, authority.population),
        _index_step(revision),
        *_first_year_steps(revised["annual_fee"], on),
    )
    return Price(
        **{**_columns(band), **revised},
        authority=authority,
        index=revision.index if revision else None,
        base_index=revision.base if revision else None,
        explanation=steps,
    )


def _columns(band: PriceBand) -> dict[str, Any]:
    return {each.name: getattr(band, each.name) for each in fields(PriceBand)}


def _revision(
    indices: Iterable[DatedNumber], listed_from: date, on: date
) -> _Revision | None:
    indices = tuple(indices)
    base, index = in_force(indices, listed_from), in_force(indices, on)
    if base is None or index is None or min(base.value, index.value) <= 0:
        return None
    return _Revision(index.value, base.value)


def _revised(amount: Decimal, revision: _Revision | None) -> Decimal:
    if revision is None:
        return cents(amount)
    return cents(amount * revision.index / revision.base)


def _band_steps(band: PriceBand, population: Population) -> Iterator[Step]:
    size = {
        "population": population.inhabitants,
        "population_date": population.reference_date,
    }
    if band.up_to is None:
        yield Step("last_band", size)
    else:
        yield Step("band", {"up_to": band.up_to, **size})
    if band.illustrative:
        yield Step("illustrative")


def _index_step(revision: _Revision | None) -> Step:
    if revision is None:
        return Step("not_indexed")
    return Step("indexed", {"index": revision.index, "base_index": revision.base})


def _first_year_steps(annual_fee: Decimal, start: date) -> Iterator[Step]:
    months = months_begun(start)
    if months < 12:
        amount = first_year_fee(annual_fee, start)
        yield Step("first_year", {"start": start, "months": months, "amount": amount})


# --- Bounds: inclusive, and none means no limit -----------------------------


class _Bounded(Protocol):
    @property
    def up_to(self) -> int | None: ...


_Row = TypeVar("_Row", bound=_Bounded)


def _bound(row: _Bounded) -> float:
    return inf if row.up_to is None else row.up_to


def _smallest_fitting(rows: Iterable[_Row], inhabitants: int) -> _Row | None:
    fitting = (row for row in rows if inhabitants <= _bound(row))
    return min(fitting, key=_bound, default=None)
