"""Why something is refused: steps, fields and services of every domain."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "not_your_role": Reason(
        _(
            "reason_not_your_role",
            default="This step is not yours to take: see who must act.",
        ),
        403,
    ),
    "comment_missing": Reason(
        _(
            "reason_comment_missing",
            default="Say why in the comment: this step needs a reason.",
        ),
        400,
    ),
    "field_not_yours": Reason(
        _(
            "reason_field_not_yours",
            default="You may not change the field ${field}: leave it out.",
        ),
        403,
    ),
    "document_not_kept": Reason(
        _(
            "reason_document_not_kept",
            default="No document with this SHA-256 is kept here: take one of the list.",
        ),
        404,
    ),
    "mail_gone": Reason(
        _(
            "reason_mail_gone",
            default="This mail does not wait any more: it has left or was dropped. Load the "
            "page again.",
        ),
        404,
    ),
    "unknown_field": Reason(
        _(
            "reason_unknown_field",
            default="There is no field ${field}: correct its name or leave it out.",
        ),
        400,
    ),
    "idempotency_key_invalid": Reason(
        _(
            "reason_idempotency_key_invalid",
            default="The header Idempotency-Key has 16 to 255 visible characters: draw a new "
            "UUID for each call.",
        ),
        400,
    ),
    "idempotency_key_used": Reason(
        _(
            "reason_idempotency_key_used",
            default="This Idempotency-Key was sent with another call: draw a new one for each "
            "call.",
        ),
        422,
    ),
    "site_busy": Reason(
        _(
            "reason_site_busy",
            default="Many people are saving at this moment, and nothing of this was saved: "
            "send it again in a few seconds.",
        ),
        503,
    ),
    "disk_full": Reason(
        _(
            "reason_disk_full",
            default="The disk of the site is full, and nothing of this was saved. What is "
            "there can be read: IMIO makes room, then send it again.",
        ),
        507,
    ),
    "stale": Reason(
        _(
            "reason_stale",
            default="“${label}” was changed ${meanwhile}: choose which version is kept.",
        ),
    ),
    "commitment_changed": Reason(
        _(
            "reason_commitment_changed",
            default="What you commit to has changed since you opened this page: read it again "
            "below, then confirm.",
        )
    ),
    "record_changed": Reason(
        _(
            "reason_record_changed",
            default="It was changed ${meanwhile}, after the version that If-Match names: read "
            "it again, then send what is still to change.",
        ),
        412,
    ),
    "if_match_missing": Reason(
        _(
            "reason_if_match_missing",
            default="This site asks for the header If-Match with whatever changes a record: "
            "send the ETag that GET answered.",
        ),
        428,
    ),
    "nothing_there": Reason(
        _(
            "reason_nothing_there",
            default="There is nothing at ${address}: correct the address.",
        ),
        404,
    ),
    "not_let_in": Reason(
        _(
            "reason_not_let_in",
            default="${address} is not open to you: sign in with an account that may.",
        ),
        401,
    ),
    "not_allowed": Reason(
        _(
            "reason_not_allowed",
            default="${address} does not take this of your account, or of what stands there: "
            "ask whoever looks after the site.",
        ),
        403,
    ),
    "method_unknown": Reason(
        _(
            "reason_method_unknown",
            default="Nothing answers here to the method ${method}: use one of ${allowed}.",
        ),
        405,
    ),
    "unreadable_body": Reason(
        _(
            "reason_unreadable_body",
            default="What was sent cannot be read: open the page again from the menu.",
        ),
        400,
        service=_(
            "service_unreadable_body",
            default="The body cannot be read: send one JSON object, with texts where "
            "texts are due.",
        ),
    ),
    "values_unfit": Reason(
        _(
            "reason_values_unfit",
            default="What was sent is not of the kind that is due here: open the page again from the menu.",
        ),
        400,
        service=_(
            "service_values_unfit",
            default="A parameter or a value of the body is not of the kind that is due "
            "there: the documentation of the service says which it takes.",
        ),
    ),
    "value_misread": Reason(
        _(
            "reason_value_misread",
            default="A value of the address or of the form is not what its name says it "
            "is: open the page again from the menu.",
        ),
        400,
    ),
    "form_too_old": Reason(
        _(
            "reason_form_too_old",
            default="This form is too old, or comes from elsewhere: open it again and send "
            "it once more.",
        ),
        403,
    ),
    "nobody_invited": Reason(
        _(
            "reason_nobody_invited",
            default="Nobody was invited here at the address that you have signed in with: ask "
            "IMIO or your authority for an invitation.",
        ),
        403,
    ),
    "sign_in_forged": Reason(
        _(
            "reason_sign_in_forged",
            default="This sign-in did not begin here, or took too long: begin again.",
        ),
        403,
    ),
    "sign_in_failed": Reason(
        _(
            "reason_sign_in_failed",
            default="The service where you sign in did not say who you are: begin again, or "
            "sign in with your password.",
        ),
        403,
    ),
    "nothing_chosen": Reason(
        _("reason_nothing_chosen", default="Tick at least one line."), 400
    ),
    "not_to_take": Reason(
        _(
            "reason_not_to_take",
            default="“${title}” does not change any more, or not by you: leave it out.",
        ),
        403,
    ),
    "answer_day_past": Reason(
        _(
            "reason_answer_day_past",
            default="An answer cannot be expected by ${day}, which is past: choose today or "
            "a later day.",
        ),
        400,
    ),
    "taken_meanwhile": Reason(
        _(
            "reason_taken_meanwhile",
            default="“${title}” has meanwhile another officer (${name}): load the page again.",
        ),
    ),
    "other_address": Reason(
        _(
            "reason_other_address",
            default="This site answers at ${address} alone: go on there.",
        ),
        400,
    ),
    "setting_missing": Reason(
        _(
            "reason_setting_missing",
            default="The setting “${setting}” has no value on ${on}: somebody who "
            "administers the site must add one.",
        ),
    ),
    "product_unknown": Reason(
        _(
            "reason_product_unknown",
            default="No product of the catalogue answers to ${product}: choose one of the list.",
        ),
        404,
        service=_(
            "service_product_unknown",
            default="No product of the catalogue answers to ${product}: give its UID, "
            "its path or its short name.",
        ),
    ),
    "member_unknown": Reason(
        _(
            "reason_member_unknown",
            default="No member you may see answers to ${member}: choose one of the list.",
        ),
        404,
        service=_(
            "service_member_unknown",
            default="No member you may see answers to ${member}: give its UID, its path "
            "or its short name.",
        ),
    ),
    "parameter_missing": Reason(
        _(
            "reason_parameter_missing",
            default="Something is missing in this address (${name}): open the page again from the menu.",
        ),
        400,
        service=_(
            "service_parameter_missing",
            default="The parameter ${name} is missing: add it to the address.",
        ),
    ),
    "parameter_invalid": Reason(
        _(
            "reason_parameter_invalid",
            default="“${value}” does not fit here (${name}): give a number within its limits, a day as 2026-01-31, or open the page again from the menu.",
        ),
        400,
        service=_(
            "service_parameter_invalid",
            default="The value ${value} does not fit the parameter ${name}: give a number "
            "within its limits, a day as 2026-01-31, or a word of the API’s reference.",
        ),
    ),
    "file_too_long": Reason(
        _(
            "reason_file_too_long",
            default="This list has more than ${most} lines, which no file holds: filter it "
            "first.",
        ),
        400,
    ),
    "not_copied": Reason(
        _("reason_not_copied", default="This may be neither copied nor moved."), 403
    ),
    "records_remain": Reason(
        _(
            "reason_records_remain",
            default="The suite stays: “${title}” holds records, which nothing would protect "
            "any more. A site is given up whole, with a copy of it kept.",
        ),
    ),
    "numbered": Reason(
        _(
            "reason_numbered",
            default="${title} holds an official number and cannot be deleted: withdraw or "
            "close it.",
        ),
        403,
    ),
    "name_taken": Reason(
        _(
            "reason_name_taken",
            default="${name} is there already under that name: go on there, or give both "
            "their enterprise number, which tells them apart.",
        ),
        400,
    ),
    "bce_taken": Reason(
        _(
            "reason_bce_taken",
            default="The enterprise number ${value} is that of ${name}: correct it, or "
            "go on there.",
        ),
        400,
    ),
    "nis_taken": Reason(
        _(
            "reason_nis_taken",
            default="The NIS code ${value} is that of ${name}: correct it, or go on there.",
        ),
        400,
    ),
    "external_id_taken": Reason(
        _(
            "reason_external_id_taken",
            default="The identifier ${value} is that of “${name}”: correct it, or go on "
            "there.",
        ),
        400,
    ),
    "source_url_taken": Reason(
        _(
            "reason_source_url_taken",
            default="The source code at ${value} is that of ${name}: correct the address, "
            "or go on there.",
        ),
        400,
    ),
    "order_number_taken": Reason(
        _(
            "reason_order_number_taken",
            default="The order ${value} is recorded already, as “${name}”: give another "
            "number.",
        ),
        400,
    ),
    "not_your_member": Reason(
        _(
            "reason_not_your_member",
            default="You do not act for this authority: choose one of yours.",
        ),
        403,
    ),
}
