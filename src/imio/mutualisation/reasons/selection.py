"""Why something is refused: what `rules/selection.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "economic_capacity": Reason(
        _(
            "reason_economic_capacity",
            default="“${title}” selects by economic or financial capacity, which IMIO "
            "never does: ask for competence and reactivity in its place.",
        ),
        400,
    ),
    "selection_missing": Reason(
        _(
            "reason_selection_missing",
            default="The criteria of selection ask for competence and for reactivity: "
            "add the one that is missing.",
        )
    ),
    "selection_over": Reason(
        _(
            "reason_selection_over",
            default="Bidders are checked once their bids are open, and until the letters "
            "leave; candidates, once all have applied, and until they are invited.",
        )
    ),
    "bidder_unknown": Reason(
        _(
            "reason_bidder_unknown",
            default="This partner neither bids nor applies for this tender.",
        ),
        400,
    ),
    "requirement_unknown": Reason(
        _(
            "reason_requirement_unknown",
            default="This is neither a ground of exclusion nor a criterion of selection "
            "of this tender.",
        ),
        400,
    ),
    "check_reason_missing": Reason(
        _(
            "reason_check_reason_missing",
            default="Say what each check rests on: the document that was read, what is "
            "missing.",
        ),
        400,
    ),
}
