"""Why something is refused: what `rules/vote_sentence.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "vote_count_unknown": Reason(
        _(
            "reason_vote_count_unknown",
            default="A unanimous vote has no figures: give the members present too.",
        )
    ),
    "vote_unreadable": Reason(
        _(
            "reason_vote_unreadable",
            default="The vote cannot be read: write, for instance, “par 20 voix "
            "pour, 2 abstentions et 6 voix contre”.",
        )
    ),
}
