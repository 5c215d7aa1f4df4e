"""Why something is refused: what `rules/followup.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "assignee_missing": Reason(
        _(
            "reason_assignee_missing",
            default="Say who does it: somebody of the roster, or in words.",
        ),
        400,
    ),
    "followup_too_early": Reason(
        _(
            "reason_followup_too_early",
            default="The act was decided on ${on}: nothing follows it before.",
        ),
        400,
    ),
}
