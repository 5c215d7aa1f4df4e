"""Why something is refused: what `rules/delegates.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "delegate_named_twice": Reason(
        _(
            "reason_delegate_named_twice",
            default="${name} is named twice: keep one row.",
        )
    ),
    "delegate_unknown": Reason(
        _(
            "reason_delegate_unknown",
            default="${name} is not a delegate now: write the name as it was named.",
        )
    ),
    "delegates_majority_short": Reason(
        _(
            "reason_delegates_majority_short",
            default="${count} delegate(s) of the majority, where ${due} are due: "
            "correct the list.",
        )
    ),
    "delegates_wrong_number": Reason(
        _(
            "reason_delegates_wrong_number",
            default="${count} delegate(s), where ${due} are due: complete or "
            "shorten the list.",
        )
    ),
}
