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
    "reason_missing": Reason(
        _(
            "reason_reason_missing",
            default="The route differs from the rule: write the reason.",
        )
    ),
    "unknown_route": Reason(
        _("reason_unknown_route", default="Choose in-house or partner as the route.")
    ),
}
