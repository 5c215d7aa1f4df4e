"""Why something is refused: what `rules/roster.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "seat_twice": Reason(
        _(
            "reason_seat_twice",
            default="${name} is in this body already on ${on}: end the first mandate, or "
            "keep one row.",
        ),
        400,
    ),
    "roster_empty": Reason(
        _(
            "reason_roster_empty",
            default="The roster names nobody in office in this body on ${on}: complete it "
            "first.",
        )
    ),
}
