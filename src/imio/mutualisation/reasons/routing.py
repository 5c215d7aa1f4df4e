"""Why something is refused: what `rules/routing.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "no_estimate": Reason(
        _("reason_no_estimate", default="Estimate the days of work first.")
    ),
    "negative_estimate": Reason(
        _(
            "reason_negative_estimate",
            default="The estimated days cannot be negative: correct them.",
        )
    ),
    "no_limit": Reason(
        _(
            "reason_no_limit",
            default="No day limit is in force on that day: record one in the settings.",
        )
    ),
    "route_reason_missing": Reason(
        _(
            "reason_route_reason_missing",
            default="The route differs from the day rule: write the reason.",
        )
    ),
    "help_too_long": Reason(
        _(
            "reason_help_too_long",
            default="IMIO itself helps with an organisation for ${most} days at most: a "
            "partner of the network does more.",
        )
    ),
    "unknown_route": Reason(
        _("reason_unknown_route", default="Choose in-house or partner as the route.")
    ),
}
