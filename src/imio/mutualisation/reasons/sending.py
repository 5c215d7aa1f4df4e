"""Why something is refused: what `rules/sending.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "sent_too_many": Reason(
        _(
            "reason_sent_too_many",
            default="You have written ${most} times here today, which is the most: put "
            "what is left in one message tomorrow, or call IMIO.",
        ),
        429,
    ),
    "files_too_many": Reason(
        _(
            "reason_files_too_many",
            default="This record holds ${most} files, which is the most: put several into "
            "one, or remove those that are replaced.",
        )
    ),
}
