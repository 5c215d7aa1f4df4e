"""Why something is refused: sealed bids: keys, passphrases, reading codes."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "passphrase_too_short": Reason(
        _(
            "reason_passphrase_too_short",
            default="The passphrase is too short: choose one of at least ${least} "
            "characters, several words for instance.",
        ),
        400,
    ),
    "wrong_passphrase": Reason(
        _(
            "reason_wrong_passphrase",
            default="This passphrase does not unlock your key. Type again the one you chose "
            "when you deposited it.",
        ),
        400,
    ),
    "wrong_reading_code": Reason(
        _(
            "reason_wrong_reading_code",
            default="This reading code does not read this envelope. Type again the one "
            "shown when the bid was sealed.",
        ),
        400,
    ),
    "second_turn_missing": Reason(
        _(
            "reason_second_turn_missing",
            default="Another member of the committee must turn their key before you open "
            "the bids.",
        )
    ),
    "seal_broken": Reason(
        _(
            "reason_seal_broken",
            default="This seal does not hold: something was altered since it was made. Open "
            "nothing more, keep everything as it is and warn the person in charge "
            "of the site.",
        )
    ),
}
