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
    "passphrase_weak": Reason(
        _(
            "reason_passphrase_weak",
            default="This passphrase is easily guessed: choose several words that have "
            "nothing to do with each other, or the one that is proposed.",
        ),
        400,
    ),
    "passphrase_is_password": Reason(
        _(
            "reason_passphrase_is_password",
            default="This is the password of your account: choose a passphrase that "
            "serves nowhere else.",
        ),
        400,
    ),
    "card_replaced": Reason(
        _(
            "reason_card_replaced",
            default="Your key is not the one with which this tender was published: turn "
            "nothing and warn the person in charge of the site.",
        )
    ),
    "envelope_missing": Reason(
        _(
            "reason_envelope_missing",
            default="Its envelope is no longer there.",
        )
    ),
    "envelope_altered": Reason(
        _(
            "reason_envelope_altered",
            default="Its envelope is not the one for which the receipt was given.",
        )
    ),
    "envelope_shut": Reason(
        _(
            "reason_envelope_shut",
            default="Its envelope is the one that was received, and does not open.",
        )
    ),
    "content_unsound": Reason(
        _(
            "reason_content_unsound",
            default="What its envelope holds is no bid that can be read.",
        )
    ),
    "receipt_unknown": Reason(
        _(
            "reason_receipt_unknown",
            default="No receipt that holds was given for its envelope.",
        )
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
