"""Who does the work: IMIO itself up to a number of days, a partner beyond.

IMIO practice 2014: ten days at most in-house, the private sector above. The
figure is dated data.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.dated import DatedNumber
from imio.mutualisation.rules.dated import in_force
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


IN_HOUSE = "in_house"
PARTNER = "partner"
ROUTES = (IN_HOUSE, PARTNER)


@dataclass(frozen=True, slots=True)
class EarlierWork:
    """Another request of the same member for the same product, and its days."""

    requested_on: date
    days: Decimal


@dataclass(frozen=True, slots=True)
class Routing:
    """Who does the work and what that rests on, in days.

    `window_days` is this work and the earlier ones of the twelve months;
    `split_suspected` flags a work cut into pieces that fit under the limit.
    """

    route: str
    days: Decimal
    limit: Decimal
    split_suspected: bool
    window_days: Decimal


def route(
    days: Decimal | None,
    limits: Iterable[DatedNumber],
    on: date,
    earlier: Iterable[EarlierWork] = (),
) -> Routing | Refused:
    """In-house up to and including the limit of that day, a partner above it.

    Refused: `no_estimate`, `negative_estimate`, `no_limit` (on).
    """
    if days is None:
        return Refused("no_estimate")
    if days < 0:
        return Refused("negative_estimate")
    limit = in_force(limits, on)
    if limit is None:
        return Refused("no_limit", {"on": on})
    fits = days <= limit.value
    window_days = days + _days_within_a_year(earlier, on)
    return Routing(
        route=IN_HOUSE if fits else PARTNER,
        days=days,
        limit=limit.value,
        split_suspected=fits and window_days > limit.value,
        window_days=window_days,
    )


def may_choose(
    computed: str | None,
    chosen: str,
    reason: str,
    days: Decimal | None = None,
    most: Decimal | None = None,
) -> Verdict:
    """People may know better than the figure, but say why.

    `computed` is None where the day rule says nothing: the choice is a person's.
    Refused: `unknown_route`, `route_reason_missing`, as `may_help`.
    """
    explained = chosen == computed or bool(reason.strip())
    return first_refusal(
        require(chosen in ROUTES, "unknown_route"),
        require(explained, "route_reason_missing"),
        may_help(chosen, days, most),
    )


def may_help(route: str | None, days: Decimal | None, most: Decimal | None) -> Verdict:
    """IMIO itself helps with an organisation for a limited number of days (2014).

    The partners of the network do more (interview of 2012): the limit, `most`, is of
    the in-house route alone, and no reason lifts it. Refused: `help_too_long` (most).
    """
    if route != IN_HOUSE or days is None or most is None:
        return GRANTED
    return require(days <= most, "help_too_long", most=most)


def _days_within_a_year(earlier: Iterable[EarlierWork], on: date) -> Decimal:
    since = months_after(on, -12)
    recent = (work.days for work in earlier if since < work.requested_on <= on)
    return sum(recent, Decimal(0))
