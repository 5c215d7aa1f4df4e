"""Why a setting is not taken. The door adds which one: a rule knows rows, days, figures."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "setting_not_in_force": Reason(
        _(
            "reason_setting_not_in_force",
            default="${setting}: no row is in force on ${on}: add one that begins on that "
            "day or earlier.",
        ),
        400,
    ),
    "setting_row_twice": Reason(
        _(
            "reason_setting_row_twice",
            default="${setting}: there are two rows for ${row}: keep one of them.",
        ),
        400,
    ),
    "setting_out_of_bounds": Reason(
        _(
            "reason_setting_out_of_bounds",
            default="${setting}: ${value} is not between ${least} and ${most}: correct it.",
        ),
        400,
    ),
    "setting_not_whole": Reason(
        _(
            "reason_setting_not_whole",
            default="${setting}: ${value} is not a whole number: write it as 25.",
        ),
        400,
    ),
    "setting_contradiction": Reason(
        _(
            "reason_setting_contradiction",
            default="“${setting}” (${value}) is at most “${other}” (${limit}): on ${on} "
            "they contradict each other. Correct one of them.",
        ),
        400,
    ),
    "setting_invalid": Reason(
        _(
            "reason_setting_invalid",
            default="${setting}: this value cannot be taken. ${why}",
        ),
        400,
    ),
    "setting_address_invalid": Reason(
        _(
            "reason_setting_address_invalid",
            default="${setting}: “${value}” is not an address: write it in full, as "
            "https://example.org/.",
        ),
        400,
    ),
    "setting_number_invalid": Reason(
        _(
            "reason_setting_number_invalid",
            default="${setting}: “${value}” is not an enterprise number (BCE): write its "
            "ten digits, as 0841.470.248.",
        ),
        400,
    ),
    "setting_prefix_invalid": Reason(
        _(
            "reason_setting_prefix_invalid",
            default="${setting}: “${value}” is not a prefix of the open data: write it as "
            "ocds-a1b2c3.",
        ),
        400,
    ),
    "setting_day_to_come": Reason(
        _(
            "reason_setting_day_to_come",
            default="${setting}: nothing can have been verified on ${day}, which is yet to "
            "come: correct the day.",
        ),
        400,
    ),
}
