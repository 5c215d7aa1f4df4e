"""Why what somebody typed is not taken: numbers, days, hours, texts, addresses."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "value_unfit": Reason(
        _("reason_value_unfit", default="${label} holds a sign that cannot be kept."),
        400,
    ),
    "value_invalid": Reason(_("reason_value_invalid", default="${label}: ${why}"), 400),
    "value_missing": Reason(
        _("reason_value_missing", default="${label} is missing: fill it in."), 400
    ),
    "number_unclear": Reason(
        _(
            "reason_number_unclear",
            default="${label}: “${value}” can be read in two ways: write ${large} or "
            "${small}.",
        ),
        400,
    ),
    "number_invalid": Reason(
        _(
            "reason_number_invalid",
            default="${label}: “${value}” is not a number: write it as ${example}.",
        ),
        400,
    ),
    "number_not_whole": Reason(
        _(
            "reason_number_not_whole",
            default="${label}: “${value}” is not a whole number: write it as ${example}.",
        ),
        400,
    ),
    "number_too_small": Reason(
        _(
            "reason_number_too_small",
            default="${label}: “${value}” is too small: write at least ${least}.",
        ),
        400,
    ),
    "number_above": Reason(
        _(
            "reason_number_above",
            default="${label}: “${value}” is too large: write at most ${most}.",
        ),
        400,
    ),
    "postal_code_invalid": Reason(
        _(
            "reason_postal_code_invalid",
            default="“${value}” is not a Belgian postal code: write four digits, as 7000.",
        ),
        400,
    ),
    "number_decimals": Reason(
        _(
            "reason_number_decimals",
            default="${label}: “${value}” has too many decimals: write at most ${decimals}.",
        ),
        400,
    ),
    "number_too_large": Reason(
        _(
            "reason_number_too_large",
            default="${label}: “${value}” has too many digits: write at most twelve before "
            "the comma.",
        ),
        400,
    ),
    "day_invalid": Reason(
        _(
            "reason_day_invalid",
            default="${label}: “${value}” is not a day: write it as 31/01/2027 or "
            "2027-01-31.",
        ),
        400,
    ),
    "day_out_of_bounds": Reason(
        _(
            "reason_day_out_of_bounds",
            default="${label}: the day ${value} does not lie between ${first} and ${last}: "
            "leave it empty where there is no end.",
        ),
        400,
    ),
    "day_to_come": Reason(
        _(
            "reason_day_to_come",
            default="${label}: ${value} is still to come, and only what has happened is "
            "noted here; today is ${today}.",
        ),
        400,
    ),
    "days_out_of_order": Reason(
        _(
            "reason_days_out_of_order",
            default="${label} (${value}) lies before ${other} (${earlier}): correct one of "
            "the two days.",
        ),
        400,
    ),
    "hour_invalid": Reason(
        _(
            "reason_hour_invalid",
            default="${label}: “${value}” is not an hour: write it as 14:30.",
        ),
        400,
    ),
    "yes_no_invalid": Reason(
        _(
            "reason_yes_no_invalid",
            default="${label}: “${value}” is neither yes nor no: tick the box or leave it.",
        ),
        400,
        service=_(
            "service_yes_no_invalid",
            default="${label}: “${value}” is neither true nor false: send true or false.",
        ),
    ),
    "choice_invalid": Reason(
        _(
            "reason_choice_invalid",
            default="${label}: “${value}” is none of its choices: choose one of the list.",
        ),
        400,
        service=_(
            "service_choice_invalid",
            default="${label}: “${value}” is none of its choices: send one as a text, or as "
            "an object with its token, UID or @id.",
        ),
    ),
    "list_invalid": Reason(
        _(
            "reason_list_invalid",
            default="${label}: “${value}” cannot be read: open the page again.",
        ),
        400,
        service=_(
            "service_list_invalid",
            default="${label}: “${value}” is not a list: put it between square brackets.",
        ),
    ),
    "list_too_long": Reason(
        _(
            "reason_list_too_long",
            default="${label}: this list has ${length} lines, at most ${longest} are kept.",
        ),
        400,
    ),
    "email_invalid": Reason(
        _(
            "reason_email_invalid",
            default="This is not an e-mail address: correct it or take it out.",
        ),
        400,
    ),
    "link_invalid": Reason(
        _(
            "reason_link_invalid",
            default="This is not an address of the web: write it in full, as "
            "https://example.org/.",
        ),
        400,
    ),
    "cpv_invalid": Reason(
        _(
            "reason_cpv_invalid",
            default="A CPV code has eight digits, such as 72000000-5.",
        ),
        400,
    ),
    "thread_invalid": Reason(
        _(
            "reason_thread_invalid",
            default="A thread is written MUT-2026-00042: copy it from the request.",
        ),
        400,
    ),
    "nis_invalid": Reason(
        _(
            "reason_nis_invalid",
            default="“${value}” is no NIS code: write its five digits, as 53053.",
        ),
        400,
    ),
    "row_invalid": Reason(
        _(
            "reason_row_invalid",
            default="${label}: “${value}” cannot be read: open the page again.",
        ),
        400,
        service=_(
            "service_row_invalid",
            default="${label}: “${value}” is not a row: send an object with its columns.",
        ),
    ),
    "text_invalid": Reason(
        _("reason_text_invalid", default="${label}: “${value}” is not a text."), 400
    ),
    "text_unreadable": Reason(
        _(
            "reason_text_unreadable",
            default="A text that was sent holds a character that is no character: type it "
            "again.",
        ),
        400,
    ),
    "text_too_long": Reason(
        _(
            "reason_text_too_long",
            default="${label}: this text has ${length} characters, at most ${longest} are "
            "kept: shorten it.",
        ),
        400,
    ),
}
