"""Who does the work: what the rule is told, by the form and by the step alike.

A request, or what a form says of one: what is not in the form is read from the request.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.settings import dated_numbers
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.rules import routing
from imio.mutualisation.rules.request import ORGANISATIONAL_HELP
from imio.mutualisation.rules.routing import EarlierWork
from imio.mutualisation.rules.routing import Routing
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from typing import Any


def ruled_on(request: Any) -> date:
    """The day whose limits hold for a request: that on which it was sent to IMIO."""
    return request.requested_on or clock.today()


def routed(request: Any, earlier: Iterable[EarlierWork] = ()) -> Routing | Refused:
    """Who does the work by the day rule."""
    limits = dated_numbers("day_limit")
    return routing.route(request.estimated_days, limits, ruled_on(request), earlier)


def computed_route(request: Any) -> str | None:
    """The route by the day rule; `None` where it says nothing."""
    computed = routed(request)
    return computed.route if isinstance(computed, Routing) else None


def most_help_days(request: Any) -> Decimal | None:
    """The days of organisational help that IMIO gives; `None` for another kind."""
    if request.kind != ORGANISATIONAL_HELP:
        return None
    return number_due("organisational_days", ruled_on(request))


def may_keep_route(request: Any) -> Verdict:
    """Whether the route that somebody chose may stand. Refused: as `may_choose`."""
    if not request.route:
        return GRANTED
    return routing.may_choose(
        computed_route(request),
        request.route,
        request.route_reason or "",
        request.estimated_days,
        most_help_days(request),
    )
