"""Why something is refused: what `rules/voting.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "figures_negative": Reason(
        _(
            "reason_figures_negative",
            default="A number of members or votes is negative: correct it.",
        )
    ),
    "present_exceeds_office": Reason(
        _(
            "reason_present_exceeds_office",
            default="${present} members present for ${in_office} in office: correct"
            " the numbers.",
        )
    ),
    "quorum_missing": Reason(
        _(
            "reason_quorum_missing",
            default="${present} members present of ${in_office}: more than half are"
            " due. Convene again.",
        )
    ),
    "votes_exceed_present": Reason(
        _(
            "reason_votes_exceed_present",
            default="${votes} votes for ${present} members present: correct the numbers.",
        )
    ),
}
