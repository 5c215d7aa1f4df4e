"""Scores and ranking of the bids, lot by lot, in lines that anybody can add up.

Law of 17 June 2016, article 81: criteria announced with their weights. The price
scores in proportion to the lowest one, open source by yes or no; the rest is the
mean of what the evaluators give, each with a reason.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from decimal import ROUND_HALF_UP
from imio.mutualisation.rules.bidding import Offered
from imio.mutualisation.rules.tendering import criteria_of
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import OPEN_SOURCE
from imio.mutualisation.rules.tendering import PRICE
from imio.mutualisation.rules.tendering import RATED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


FULL = Decimal(100)
NONE = Decimal(0)
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Offer(Offered):
    """What a bid offers for a lot; the price is above zero."""

    bid: str


@dataclass(frozen=True, slots=True)
class Score:
    """What an evaluator gives a bid on a criterion (its key), 0 to 100, and why."""

    evaluator: str
    bid: str
    lot: str
    criterion: str
    points: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """The points (0 to 100) of a bid on a criterion, and once weighted.

    `code` and `details` say where the points come from: `lowest_price` (price),
    `price_ratio` (price, lowest), `mean_of` (count, points: those of each evaluator),
    `open_source_yes`, `open_source_no`.
    """

    criterion: Criterion
    points: Decimal
    weighted: Decimal
    code: str
    details: Mapping[str, object] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The place of a bid in a lot, from 1; `tied` shares it with another one."""

    bid: str
    lot: str
    rank: int
    total: Decimal
    lines: tuple[Line, ...]
    tied: bool


def rounded(points: Decimal) -> Decimal:
    """Points to the hundredth, half up."""
    return points.quantize(HUNDREDTH, ROUND_HALF_UP)


def price_points(price: Decimal, lowest: Decimal) -> Decimal:
    """100 for the lowest price, 50 for twice as much, to the hundredth."""
    return rounded(FULL * lowest / price)


# --- Scores -----------------------------------------------------------------


def may_score(
    points: Decimal, reason: str, criterion_kind: str, frozen: bool
) -> Verdict:
    """An evaluator scores what people judge, and says why; what was scored before the
    prices were known is `frozen` once they are.

    Refused: `not_rated`, `scores_frozen`, `points_out_of_range`,
    `score_reason_missing`.
    """
    in_range = points.is_finite() and NONE <= points <= FULL
    return first_refusal(
        require(criterion_kind in RATED, "not_rated"),
        require(not frozen, "scores_frozen"),
        require(in_range, "points_out_of_range"),
        require(bool(reason.strip()), "score_reason_missing"),
    )


def missing_scores(
    criteria: Iterable[Criterion],
    offered: Iterable[tuple[str, str]],
    evaluators: Iterable[str],
    scores: Iterable[Score],
) -> tuple[tuple[str, str, str, str], ...]:
    """Every (bid, lot, key of criterion, evaluator) that has no score yet.

    `offered` are the bids with each lot they are for.
    """
    criteria, evaluators = tuple(criteria), tuple(evaluators)
    given = {(each.bid, each.lot, each.criterion, each.evaluator) for each in scores}
    due = (
        (bid, lot, criterion.key, evaluator)
        for bid, lot in offered
        for criterion in criteria_of(criteria, lot)
        if criterion.kind in RATED
        for evaluator in evaluators
    )
    return tuple(each for each in due if each not in given)


# --- Ranking ----------------------------------------------------------------


def rank_lot(
    lot: str,
    criteria: Iterable[Criterion],
    offers: Iterable[Offer],
    scores: Iterable[Score],
    settled: tuple[str, ...] = (),
) -> tuple[Ranked, ...]:
    """The bids of a lot, the best total first; the total is the sum of the lines.

    Equal totals share a rank, unless `settled` names them all, in the order that a
    person decided.
    """
    criteria, points = criteria_of(criteria, lot), _points_in(lot, scores)
    offers = [each for each in offers if each.lot == lot]
    lowest = min((each.price for each in offers), default=NONE)
    lines = {
        offer.bid: tuple(_line(each, offer, lowest, points) for each in criteria)
        for offer in offers
    }
    totals = {
        bid: sum((line.weighted for line in each), NONE) for bid, each in lines.items()
    }
    return tuple(
        Ranked(bid, lot, rank, totals[bid], lines[bid], tied)
        for bid, rank, tied in _places(totals, settled)
    )


def _places(
    totals: Mapping[str, Decimal], settled: tuple[str, ...]
) -> Iterator[tuple[str, int, bool]]:
    order = {bid: place for place, bid in enumerate(settled)}
    by_total = sorted(totals, key=lambda bid: (-totals[bid], order.get(bid, 0), bid))
    for place, bid in enumerate(by_total, 1):
        equal = {other for other in totals if totals[other] == totals[bid]}
        tied = len(equal) > 1 and not equal <= order.keys()
        shared = 1 + sum(total > totals[bid] for total in totals.values())
        yield bid, shared if tied else place, tied


# What the evaluators gave, by bid and key of criterion.
_Points = Mapping[tuple[str, str], list[Decimal]]


def _points_in(lot: str, scores: Iterable[Score]) -> _Points:
    points: dict[tuple[str, str], list[Decimal]] = {}
    for each in scores:
        if each.lot == lot:
            points.setdefault((each.bid, each.criterion), []).append(each.points)
    return points


def _line(criterion: Criterion, offer: Offer, lowest: Decimal, points: _Points) -> Line:
    if criterion.kind == PRICE:
        return _price_line(criterion, offer.price, lowest)
    if criterion.kind == OPEN_SOURCE:
        return _open_source_line(criterion, offer.open_source)
    return _mean_line(criterion, tuple(points.get((offer.bid, criterion.key), ())))


def _price_line(criterion: Criterion, price: Decimal, lowest: Decimal) -> Line:
    if price == lowest:
        return _weighted(criterion, FULL, "lowest_price", price=price)
    points = price_points(price, lowest)
    return _weighted(criterion, points, "price_ratio", price=price, lowest=lowest)


def _open_source_line(criterion: Criterion, open_source: bool) -> Line:
    if open_source:
        return _weighted(criterion, FULL, "open_source_yes")
    return _weighted(criterion, NONE, "open_source_no")


def _mean_line(criterion: Criterion, points: tuple[Decimal, ...]) -> Line:
    mean = rounded(sum(points, NONE) / len(points)) if points else NONE
    return _weighted(criterion, mean, "mean_of", count=len(points), points=points)


def _weighted(
    criterion: Criterion, points: Decimal, code: str, /, **details: object
) -> Line:
    weighted = rounded(points * criterion.weight / 100)
    return Line(criterion, points, weighted, code, details)
