"""What a shared licence costs, who pays which part, and how its price is revised.

IMIO practice 2014: bought once, on terms that a member would not get alone. Amounts
are in euros excluding VAT.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from decimal import ROUND_HALF_UP
from fractions import Fraction
from imio.mutualisation.rules.licensing import Line
from imio.mutualisation.rules.licensing import pool_of
from imio.mutualisation.rules.money import CENT
from imio.mutualisation.rules.money import cents
from imio.mutualisation.rules.money import total as sum_of
from imio.mutualisation.rules.money import ZERO
from imio.mutualisation.rules.tariff import Step
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from operator import attrgetter


SHARING_KEYS = ("seats", "population", "equal")

_TENTH = Decimal("0.1")
_ALL = Decimal(100)


# --- Who pays what ----------------------------------------------------------


def weight(key: str, quantity: int, inhabitants: int | None) -> int | Refused:
    """What a member weighs by a key of sharing.

    Refused: `no_population` when it counts and is not known. Raises KeyError for an
    unknown key.
    """
    weights = {"seats": quantity, "population": inhabitants, "equal": 1}
    found = weights[key]
    return Refused("no_population") if found is None else found


def shares(total: Decimal, weights: Mapping[str, Decimal | int]) -> dict[str, Decimal]:
    """The part of each one, to the cent; the parts sum exactly to the total.

    Largest remainder: each one gets its whole cents, those left go to the largest
    fractions, of equal ones to the first given. Without any weight the parts are
    equal. Raises ValueError for a negative weight.
    """
    if min(weights.values(), default=0) < 0:
        raise ValueError("a weight is never negative")
    if not any(weights.values()):
        weights = dict.fromkeys(weights, 1)
    due = cents(total)
    parts = _whole_parts(int(abs(due) / CENT), weights)
    unit = CENT.copy_sign(due)
    return {key: cents(part * unit) for key, part in parts.items()}


def _whole_parts(whole: int, weights: Mapping[str, Decimal | int]) -> dict[str, int]:
    exact = _exact_parts(whole, weights)
    parts = {key: int(part) for key, part in exact.items()}
    by_remainder = sorted(exact, key=lambda key: parts[key] - exact[key])
    for key in by_remainder[: whole - sum(parts.values())]:
        parts[key] += 1
    return parts


def _exact_parts(
    whole: int, weights: Mapping[str, Decimal | int]
) -> dict[str, Fraction]:
    fractions = {key: Fraction(weight) for key, weight in weights.items()}
    every = sum(fractions.values())
    return {key: whole * part / every for key, part in fractions.items()}


# --- What it costs, what it saves -------------------------------------------


@dataclass(frozen=True, slots=True)
class Cost:
    """The yearly cost: drawn by members, and undrawn, which stays with the owner."""

    total: Decimal
    drawn: Decimal
    undrawn: Decimal


@dataclass(frozen=True, slots=True)
class Saving:
    """What is saved in a year against the public price, and in percent of it."""

    amount: Decimal
    percent: Decimal


def cost(lines: Iterable[Line], granted: int) -> Cost:
    """The yearly cost of the lines in progress, at their present prices.

    Seats cost the mean of the lines. Without a limit all is drawn as soon as anybody
    draws; beyond the pool all is drawn, and no more.
    """
    lines = tuple(lines)
    due = sum_of(map(_yearly, lines))
    drawn = _drawn(due, [line.quantity for line in lines], granted)
    return Cost(due, drawn, due - drawn)


def _yearly(line: Line) -> Decimal:
    return cents(line.unit_price * (1 if line.quantity is None else line.quantity))


def _drawn(due: Decimal, quantities: list[int | None], granted: int) -> Decimal:
    pool = pool_of(quantities)
    if pool is None:
        return due if granted else ZERO
    return cents(due * min(granted, pool) / pool) if pool else ZERO


def saving(public_unit: Decimal | None, unit: Decimal, quantity: int) -> Saving | None:
    """What the pooling saves on so many seats; negative where it costs more.

    None without a public price.
    """
    if not public_unit:
        return None
    less = public_unit - unit
    percent = (_ALL * less / public_unit).quantize(_TENTH, rounding=ROUND_HALF_UP)
    return Saving(cents(less * quantity), percent)


# --- Revision of the price --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of price from a day on: by an index, or by a percentage agreed.

    `share`: the part of the price that the percentage moves, from 0 to 100; what was
    revised before that part was looked at moved all of it.
    """

    valid_from: date
    index: Decimal | None
    percent: Decimal | None
    share: Decimal = _ALL


@dataclass(frozen=True, slots=True)
class RevisionClause:
    """What follows the index: `indexed_percent` of the price, from 0 to 100.

    Law of 30 March 1976, article 57: an index of real costs such as that of wages,
    never the one of consumer prices.
    """

    base_index: Decimal | None
    indexed_percent: Decimal


@dataclass(frozen=True, slots=True)
class Revised:
    """A price and how it came about, one step for each revision."""

    price: Decimal
    explanation: tuple[Step, ...]


def may_revise(
    clause: RevisionClause,
    revisions: Iterable[Revision],
    revision: Revision,
    indexed_limit: Decimal,
    since: date,
) -> Verdict:
    """A revision follows the clause, comes after the last one, and not before the contract.

    `since`: the first day of the contract. What more than doubles at once, or halves, was
    mistyped. `indexed_limit`: the percentage of a price that may be revised, 80 by the law
    of 30 March 1976, article 57: by an index or by a percentage alike.
    Refused: `revision_empty` (neither, both, or no change), `nothing_revised`,
    `revision_base_missing`, `index_not_positive`, `index_jumps` (least, most),
    `indexed_part_too_large` (limit), `percent_too_low`, `percent_too_high` (most),
    `revision_before_contract` (since), `revision_not_after` (until: the day of the last
    one).
    """
    revisions = tuple(revisions)
    last = max((each.valid_from for each in revisions), default=date.min)
    moved = clause.indexed_percent
    return first_refusal(
        require(
            (revision.index is None) != (revision.percent is None), "revision_empty"
        ),
        require(moved > 0, "nothing_revised"),
        require(moved <= indexed_limit, "indexed_part_too_large", limit=indexed_limit),
        _sound_percent(revision.percent),
        _sound_index(clause, revisions, revision.index),
        require(revision.valid_from >= since, "revision_before_contract", since=since),
        require(last < revision.valid_from, "revision_not_after", until=last),
    )


def _sound_percent(percent: Decimal | None) -> Verdict:
    return first_refusal(
        require(percent != 0, "revision_empty"),
        require(percent is None or percent > -_ALL, "percent_too_low"),
        require(percent is None or percent <= _ALL, "percent_too_high", most=_ALL),
    )


def _sound_index(
    clause: RevisionClause, revisions: tuple[Revision, ...], index: Decimal | None
) -> Verdict:
    if index is None:
        return GRANTED
    if clause.base_index is None:
        return Refused("revision_base_missing")
    known = [each.index for each in _begun(revisions, date.max) if each.index]
    last = known[-1] if known else clause.base_index
    if min(index, last) <= 0:
        return Refused("index_not_positive")
    least, most = last / 2, last * 2
    return require(least <= index <= most, "index_jumps", least=least, most=most)


def revised(
    base_price: Decimal,
    clause: RevisionClause,
    revisions: Iterable[Revision],
    day: date,
) -> Revised:
    """The price on a day, after the revisions that have begun, in order of date.

    An index revises the base price, never a revised one: base x (1 - p + p x index /
    base index), p being the indexed part. A percentage moves its share of the base price
    and of the present one. Each amount is rounded half up to the cent, so that a step is
    recomputed by hand from its figures:

    - `revision_base`: amount
    - `revision_index`: amount, base, fixed, indexed (in percent), index, base_index,
      valid_from
    - `revision_percent`: amount, before, base (the new one), percent, share (in
      percent), valid_from

    The revisions are those that `may_revise` granted; another one, without a figure to
    count with, changes nothing.
    """
    base = price = cents(base_price)
    steps = [Step("revision_base", {"amount": price})]
    for revision in _begun(revisions, day):
        if revision.percent is not None:
            before = price
            base, price = (
                _raised(each, revision.percent, revision.share)
                for each in (base, price)
            )
            steps.append(_percent_step(price, before, base, revision))
        elif revision.index is not None and clause.base_index is not None:
            percent = clause.indexed_percent
            price = _indexed(base, percent, revision.index, clause.base_index)
            steps.append(_index_step(price, base, clause, revision))
    return Revised(price, tuple(steps))


def dearest(
    base_price: Decimal,
    clause: RevisionClause,
    revisions: Iterable[Revision],
    first: date,
    last: date,
) -> Decimal:
    """The highest price that holds between two days, both included."""
    known = tuple(revisions)
    days = {first, *(each.valid_from for each in known)}
    return max(
        revised(base_price, clause, known, day).price
        for day in days
        if first <= day <= last
    )


def _begun(revisions: Iterable[Revision], day: date) -> list[Revision]:
    begun = (each for each in revisions if each.valid_from <= day)
    return sorted(begun, key=attrgetter("valid_from"))


def _indexed(
    base: Decimal, percent: Decimal, index: Decimal, base_index: Decimal
) -> Decimal:
    # One division, at the end: an inexact quotient could tip a half cent.
    fixed = (_ALL - percent) * base_index
    moving = percent * index
    return cents(base * (fixed + moving) / (_ALL * base_index))


def _raised(amount: Decimal, percent: Decimal, share: Decimal) -> Decimal:
    return cents(amount * (_ALL * _ALL + share * percent) / (_ALL * _ALL))


def _index_step(
    amount: Decimal, base: Decimal, clause: RevisionClause, revision: Revision
) -> Step:
    details = {
        "amount": amount,
        "base": base,
        "fixed": _ALL - clause.indexed_percent,
        "indexed": clause.indexed_percent,
        "index": revision.index,
        "base_index": clause.base_index,
        "valid_from": revision.valid_from,
    }
    return Step("revision_index", details)


def _percent_step(
    amount: Decimal, before: Decimal, base: Decimal, revision: Revision
) -> Step:
    details = {
        "amount": amount,
        "before": before,
        "base": base,
        "percent": revision.percent,
        "share": revision.share,
        "valid_from": revision.valid_from,
    }
    return Step("revision_percent", details)
