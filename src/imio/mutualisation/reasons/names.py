"""Why something is refused: names of people, of authorities and of records."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "name_without_sign": Reason(
        _(
            "reason_name_without_sign",
            default="${label}: “${value}” names nothing. Write at least a letter or a figure.",
        ),
        400,
    ),
    "letters_mixed": Reason(
        _(
            "reason_letters_mixed",
            default="${label}: in “${value}”, “${sign}” is of another alphabet and looks like "
            "a Latin letter. Type it again.",
        ),
        400,
    ),
}
