"""Why something is refused: what `rules/sitting.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "items_missing": Reason(
        _(
            "reason_items_missing",
            default="The agenda has no item: choose this sitting in the form of a "
            "deliberation.",
        )
    ),
    "items_undecided": Reason(
        _(
            "reason_items_undecided",
            default="${count} item(s) are not decided yet: record what became of them.",
        )
    ),
}
