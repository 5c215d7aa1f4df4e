"""One sentence per reason code: what is wrong and what to do about it.

The rules name reasons; people read these sentences, in the form, the workflow,
the greyed button, the import report and the API alike.
"""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from decimal import Decimal
from imio.mutualisation.base.continuity_reasons import CONTINUITY_REASONS
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.licence_reasons import LICENCE_REASONS
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.publiccode_reasons import PUBLICCODE_REASONS
from imio.mutualisation.base.tender_reasons import TENDER_REASONS
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.verdict import Refused
from zope.i18nmessageid import Message


REASONS: Mapping[str, Message] = {
    # transitions in general
    "not_your_role": _(
        "reason_not_your_role",
        default="This step is not yours to take: see who must act.",
    ),
    "transition_not_from_here": _(
        "reason_transition_not_from_here",
        default="This step does not exist in the present state: reload the page.",
    ),
    "comment_missing": _(
        "reason_comment_missing",
        default="Say why in the comment: this step needs a reason.",
    ),
    "field_not_yours": _(
        "reason_field_not_yours",
        default="You may not change the field ${field}: leave it out.",
    ),
    "unknown_field": _(
        "reason_unknown_field",
        default="There is no field ${field}: correct its name or leave it out.",
    ),
    "unreadable_body": _(
        "reason_unreadable_body",
        default="The body cannot be read: send one JSON object, with texts where "
        "texts are due.",
    ),
    # price
    "no_population": _(
        "reason_no_population",
        default="No official population is known for this authority (or for an "
        "authority it serves) on that day: record it before asking for a price.",
    ),
    "population_not_positive": _(
        "reason_population_not_positive",
        default="A population is a whole number above zero: correct it.",
    ),
    "no_price_list": _(
        "reason_no_price_list",
        default="This product has no price list in force on ${on}: ask for a quote.",
    ),
    "no_band": _(
        "reason_no_band",
        default="The price list has no band for this population: ask for a quote.",
    ),
    "duplicate_band": _(
        "reason_duplicate_band",
        default="Two rows of the price list of ${valid_from} have the same bound: "
        "keep one.",
    ),
    "negative_amount": _(
        "reason_negative_amount",
        default="An amount of the price list is negative: correct it.",
    ),
    "bound_not_positive": _(
        "reason_bound_not_positive",
        default="The bound of a band is a population above zero: correct it.",
    ),
    "product_unknown": _(
        "reason_product_unknown",
        default="No product of the catalogue answers to ${product}: give its UID, "
        "its path or its short name.",
    ),
    "member_unknown": _(
        "reason_member_unknown",
        default="No member you may see answers to ${member}: give its UID, its path "
        "or its short name.",
    ),
    "parameter_missing": _(
        "reason_parameter_missing",
        default="The parameter ${name} is missing: add it to the address.",
    ),
    "parameter_invalid": _(
        "reason_parameter_invalid",
        default="The value ${value} does not fit the parameter ${name}: give a number "
        "within its limits, a day as 2026-01-31, or a word of the API’s reference.",
    ),
    "population_or_member": _(
        "reason_population_or_member",
        default="Give either a population or a member, not both.",
    ),
    # routing
    "no_estimate": _("reason_no_estimate", default="Estimate the days of work first."),
    "negative_estimate": _(
        "reason_negative_estimate",
        default="The estimated days cannot be negative: correct them.",
    ),
    "no_limit": _(
        "reason_no_limit",
        default="No day limit is in force on that day: record one in the settings.",
    ),
    "reason_missing": _(
        "reason_reason_missing",
        default="The route differs from the rule: write the reason.",
    ),
    "unknown_route": _(
        "reason_unknown_route", default="Choose in-house or partner as the route."
    ),
    # membership
    "bce_missing": _(
        "reason_bce_missing",
        default="The enterprise number (BCE) is missing: record it.",
    ),
    "bce_invalid": _(
        "reason_bce_invalid",
        default="This enterprise number (BCE) is not valid: ten digits, such as "
        "0841.470.248; check them.",
    ),
    "joining_act_missing": _(
        "reason_joining_act_missing",
        default="The council’s deliberation to join is not executory yet: prepare it, "
        "have it voted and sent to supervision.",
    ),
    "withdrawal_act_missing": _(
        "reason_withdrawal_act_missing",
        default="The council’s deliberation to leave is not executory yet: prepare it, "
        "have it voted and sent to supervision.",
    ),
    "share_missing": _(
        "reason_share_missing",
        default="Record the share subscribed: the number and the day.",
    ),
    "open_requests": _(
        "reason_open_requests",
        default="${count} request(s) are still running: close or withdraw them first.",
    ),
    "successor_missing": _(
        "reason_successor_missing",
        default="Record the NIS code of the authority born of the merger.",
    ),
    "successor_unknown": _(
        "reason_successor_unknown",
        default="No authority has the NIS code recorded as successor: create it first.",
    ),
    "merger_date_missing": _(
        "reason_merger_date_missing", default="Record the day of the merger."
    ),
    "own_successor": _(
        "reason_own_successor",
        default="An authority cannot be its own successor: correct the NIS code.",
    ),
    "never_admitted": _(
        "reason_never_admitted",
        default="This authority was never admitted: take it back as a prospect.",
    ),
    "once_admitted": _(
        "reason_once_admitted",
        default="This authority was a member: take it back as one.",
    ),
    "not_a_member": _(
        "reason_not_a_member",
        default="This authority is not a member of IMIO yet: apply for membership "
        "first.",
    ),
    # request
    "need_missing": _(
        "reason_need_missing",
        default="Describe the need or choose a product before sending the request.",
    ),
    "product_missing": _(
        "reason_product_missing", default="Choose the product this request is about."
    ),
    "product_not_available": _(
        "reason_product_not_available",
        default="This product is not in the catalogue: choose another one.",
    ),
    "quote_not_sent": _(
        "reason_quote_not_sent",
        default="No quote has been sent yet: prepare one and send it.",
    ),
    "quote_not_accepted": _(
        "reason_quote_not_accepted",
        default="The quote has not been signed by the member yet.",
    ),
    "deliberation_missing": _(
        "reason_deliberation_missing",
        default="An executory deliberation of the member that names this thread is "
        "required: prepare it from the quote, or write the thread on it.",
    ),
    "route_missing": _(
        "reason_route_missing",
        default="Estimate the days of work, so that the request can be routed.",
    ),
    "route_reason_missing": _(
        "reason_route_reason_missing",
        default="The route differs from the day rule: write the reason.",
    ),
    "tasks_open": _(
        "reason_tasks_open",
        default="${count} task(s) of the plan are not done: finish or remove them.",
    ),
    "already_signed": _(
        "reason_already_signed", default="The acceptance is signed already."
    ),
    "acceptance_missing": _(
        "reason_acceptance_missing",
        default="The member has not signed the acceptance yet.",
    ),
    "knowledge_transfer_missing": _(
        "reason_knowledge_transfer_missing",
        default="A partner did the work: record the knowledge transfer first.",
    ),
    "other_state": _(
        "reason_other_state",
        default="The request was in another state before it was put on hold.",
    ),
    # quote
    "no_lines": _(
        "reason_no_lines", default="The quote has no line: add one before sending it."
    ),
    "total_not_positive": _(
        "reason_total_not_positive",
        default="The total of the quote is not above zero: check the lines.",
    ),
    "basis_outdated": _(
        "reason_basis_outdated",
        default="The price list, the population or the index changed since this quote "
        "was computed: compute it again.",
    ),
    "request_not_open": _(
        "reason_request_not_open",
        default="The request is not open for a quote in its present state.",
    ),
    "already_expired": _(
        "reason_already_expired",
        default="The validity ends before today: give a later day.",
    ),
    "quote_expired": _(
        "reason_quote_expired",
        default="This quote was valid until ${until}: ask IMIO for a revision.",
    ),
    "quote_still_valid": _(
        "reason_quote_still_valid", default="This quote is still valid."
    ),
    "not_superseded": _(
        "reason_not_superseded",
        default="Send the revision first: it replaces this quote by itself.",
    ),
    # product
    "outside_perimeter": _(
        "reason_outside_perimeter",
        default="Accounting and human resources are outside IMIO’s perimeter: only a "
        "third party’s licence may be catalogued, with a reason.",
    ),
    "perimeter_reason_missing": _(
        "reason_perimeter_reason_missing",
        default="Write why this product outside the perimeter is catalogued.",
    ),
    "still_in_support": _(
        "reason_still_in_support",
        default="${count} member(s) are still in support: plan their way out first.",
    ),
    # deliberation
    "articles_missing": _(
        "reason_articles_missing",
        default="Write at least one article before putting the act on the agenda.",
    ),
    "assembly_missing": _(
        "reason_assembly_missing",
        default="Choose the general assembly that the mandate is for.",
    ),
    "attendance_missing": _(
        "reason_attendance_missing",
        default="Record the members in office and the members present.",
    ),
    "closed_sitting": _(
        "reason_closed_sitting",
        default="Decided in a closed sitting: it is never published.",
    ),
    "convocation_missing": _(
        "reason_convocation_missing",
        default="Record the day on which the members were convened.",
    ),
    "convocation_too_late": _(
        "reason_convocation_too_late",
        default="The members had to be convened by ${latest} at the latest: "
        "move the sitting, or record the urgency declared.",
    ),
    "delegate_named_twice": _(
        "reason_delegate_named_twice",
        default="${name} is named twice: keep one row.",
    ),
    "delegate_unknown": _(
        "reason_delegate_unknown",
        default="${name} is not a delegate now: write the name as it was named.",
    ),
    "delegates_majority_short": _(
        "reason_delegates_majority_short",
        default="${count} delegate(s) of the majority, where ${due} are due: "
        "correct the list.",
    ),
    "delegates_wrong_number": _(
        "reason_delegates_wrong_number",
        default="${count} delegate(s), where ${due} are due: complete or "
        "shorten the list.",
    ),
    "extension_before_receipt": _(
        "reason_extension_before_receipt",
        default="A delay is extended once the act is received: record the day "
        "of receipt.",
    ),
    "extension_shortens": _(
        "reason_extension_shortens",
        default="An extension cannot end before the delay itself, ${deadline}: "
        "correct it.",
    ),
    "extension_too_long": _(
        "reason_extension_too_long",
        default="The delay may be extended to ${latest} at the latest: correct "
        "the day.",
    ),
    "figures_negative": _(
        "reason_figures_negative",
        default="A number of members or votes is negative: correct it.",
    ),
    "items_missing": _(
        "reason_items_missing",
        default="The agenda has no item: choose this sitting in the form of a "
        "deliberation.",
    ),
    "items_undecided": _(
        "reason_items_undecided",
        default="${count} item(s) are not decided yet: record what became of them.",
    ),
    "kind_unknown": _(
        "reason_kind_unknown",
        default="The kind ${value} is unknown: use ${known}.",
    ),
    "majority_missing": _(
        "reason_majority_missing",
        default="${for} vote(s) for, ${against} against: it is not adopted. "
        "Record its rejection.",
    ),
    "majority_reached": _(
        "reason_majority_reached",
        default="The votes recorded carry it: correct them, or record its adoption.",
    ),
    "masked_passage_unknown": _(
        "reason_masked_passage_unknown",
        default="The passage to mask “${passage}” is not in the text: copy it exactly.",
    ),
    "masked_title": _(
        "reason_masked_title",
        default="The object of the act is public and holds a masked passage: it"
        " cannot be published.",
    ),
    "named_votes_differ": _(
        "reason_named_votes_differ",
        default="The votes by name and the totals differ: correct one of them.",
    ),
    "not_of_a_college": _(
        "reason_not_of_a_college",
        default="Only what a college has adopted is brought before the council.",
    ),
    "not_published": _(
        "reason_not_published",
        default="This act is not published: publish it first.",
    ),
    "outcome_missing": _(
        "reason_outcome_missing",
        default="Record what supervision decided: annulled or not approved.",
    ),
    "outcome_not_in_use": _(
        "reason_outcome_not_in_use",
        default="This outcome is not in use: IMIO may allow it in the settings.",
    ),
    "points_missing": _(
        "reason_points_missing",
        default="Record the votes on each point of the assembly.",
    ),
    "present_exceeds_office": _(
        "reason_present_exceeds_office",
        default="${present} members present for ${in_office} in office: correct"
        " the numbers.",
    ),
    "purpose_unknown": _(
        "reason_purpose_unknown",
        default="There is no draft for ${purpose}: use join, withdrawal, "
        "central_purchasing, delegates or assembly_mandate.",
    ),
    "quorum_missing": _(
        "reason_quorum_missing",
        default="${present} members present of ${in_office}: more than half are"
        " due. Convene again.",
    ),
    "receipt_before_transmission": _(
        "reason_receipt_before_transmission",
        default="The act was received before it was sent: correct one of the days.",
    ),
    "receipt_missing": _(
        "reason_receipt_missing",
        default="Record the day on which supervision received the act with all "
        "its documents.",
    ),
    "secret_vote_named": _(
        "reason_secret_vote_named",
        default="A secret ballot has no names: remove the votes by name.",
    ),
    "sitting_date_missing": _(
        "reason_sitting_date_missing",
        default="Record the day of the sitting.",
    ),
    "sitting_not_held": _(
        "reason_sitting_not_held",
        default="The sitting of ${on} has not been held yet.",
    ),
    "supervision_not_due": _(
        "reason_supervision_not_due",
        default="This act is not sent to supervision: record that it is executory.",
    ),
    "supervision_refused": _(
        "reason_supervision_refused",
        default="Supervision annulled or did not approve the act: record that.",
    ),
    "supervision_running": _(
        "reason_supervision_running",
        default="Supervision may decide until ${until}: wait for the day after,"
        " or record its decision.",
    ),
    "timestamp_failed": _(
        "reason_timestamp_failed",
        default="The time-stamp service did not answer as it should (${cause}):"
        " try again later.",
    ),
    "timestamp_not_set_up": _(
        "reason_timestamp_not_set_up",
        default="No time-stamp service is set up: IMIO gives its address in the"
        " settings.",
    ),
    "transmission_before_adoption": _(
        "reason_transmission_before_adoption",
        default="The act was sent on ${on}, before it was adopted: correct the day.",
    ),
    "transmission_date_missing": _(
        "reason_transmission_date_missing",
        default="Record the day on which the act was sent to supervision.",
    ),
    "transmission_in_future": _(
        "reason_transmission_in_future",
        default="The act is to be sent on ${on}: wait for that day, or correct it.",
    ),
    "transmission_missing": _(
        "reason_transmission_missing",
        default="Send the act to supervision first: it may not be carried out before.",
    ),
    "vote_count_unknown": _(
        "reason_vote_count_unknown",
        default="A unanimous vote has no figures: give the members present too.",
    ),
    "vote_unreadable": _(
        "reason_vote_unreadable",
        default="The vote cannot be read: write, for instance, “par 20 voix "
        "pour, 2 abstentions et 6 voix contre”.",
    ),
    "votes_exceed_present": _(
        "reason_votes_exceed_present",
        default="${votes} votes for ${present} members present: correct the numbers.",
    ),
    "votes_missing": _(
        "reason_votes_missing",
        default="Record the votes for, against and the abstentions.",
    ),
    # import
    "name_missing": _("reason_name_missing", default="The name is missing."),
    "unknown_kind": _(
        "reason_unknown_kind", default="The kind ${value} is unknown: use ${known}."
    ),
    "unknown_nis": _(
        "reason_unknown_nis",
        default="The NIS code ${value} is not that of a Walloon commune: check it.",
    ),
    "duplicate_line": _(
        "reason_duplicate_line",
        default="The same record stands on line ${line} already: keep one.",
    ),
    "duplicate_bce": _(
        "reason_duplicate_bce",
        default="The enterprise number ${value} belongs to ${name} already.",
    ),
    "bad_number": _(
        "reason_bad_number",
        default="${column}: ${value} is not a number that can be read; correct it.",
    ),
    "bad_date": _(
        "reason_bad_date",
        default="${column}: ${value} is not a day that can be read; write 2026-01-31.",
    ),
    "unknown_column": _(
        "reason_unknown_column",
        default="The column ${column} is unknown: remove it or correct its name.",
    ),
    "column_missing": _(
        "reason_column_missing", default="The column ${column} is missing: add it."
    ),
    "unreadable_file": _(
        "reason_unreadable_file",
        default="The file cannot be read: give CSV in UTF-8, an XLSX workbook or a "
        "JSON list of objects.",
    ),
    "file_too_large": _(
        "reason_file_too_large",
        default="The file is too large: at most ${limit} lines and ${megabytes} MB "
        "at once.",
    ),
    "file_missing": _("reason_file_missing", default="Choose a file first."),
    "not_utf8": _(
        "reason_not_utf8",
        default="The file is not in UTF-8: save it as “CSV UTF-8” or as XLSX.",
    ),
    "unreadable_line": _(
        "reason_unreadable_line",
        default="Line ${line} cannot be read: check its quotation marks, or, in JSON, "
        "that it is an object of texts, numbers and yes or no.",
    ),
    "empty_file": _(
        "reason_empty_file",
        default="The file has no line below its column titles: add one.",
    ),
    "duplicate_column": _(
        "reason_duplicate_column",
        default="The column ${column} says the same as another one: keep one.",
    ),
    "stray_cell": _(
        "reason_stray_cell",
        default="${value} stands under no column title: check the separators.",
    ),
    "unknown_choice": _(
        "reason_unknown_choice",
        default="${column}: ${value} is unknown; use ${known}.",
    ),
    "outside_belgium": _(
        "reason_outside_belgium",
        default="${column}: ${value} is outside Belgium; check latitude and longitude.",
    ),
    "population_date_missing": _(
        "reason_population_date_missing",
        default="The population has no reference date: fill in population_date.",
    ),
    "population_missing": _(
        "reason_population_missing",
        default="The reference date has no population: fill in population.",
    ),
    "duplicate_name": _(
        "reason_duplicate_name",
        default="Another authority of this kind is called ${value} already: check the "
        "NIS code.",
    ),
    "ambiguous": _(
        "reason_ambiguous",
        default="Several authorities are called ${value}: add the enterprise number "
        "(BCE) or the NIS code.",
    ),
    "other_identity": _(
        "reason_other_identity",
        default="${column}: ${value} differs from ${known} on the record of ${name}: "
        "correct the one that is wrong.",
    ),
    "former_member": _(
        "reason_former_member",
        default="${name} has left: take it back before importing anything about it.",
    ),
    "object_missing": _(
        "reason_object_missing",
        default="The object of the act is missing: fill in objet.",
    ),
    "member_missing": _(
        "reason_member_missing",
        default="type_membre stands without a member: fill in membre, or empty it for "
        "an act of IMIO itself.",
    ),
    "member_not_found": _(
        "reason_member_not_found",
        default="No member answers to ${value}: give its enterprise number (BCE), its "
        "NIS code or its exact name.",
    ),
    "member_ambiguous": _(
        "reason_member_ambiguous",
        default="Several members answer to ${value}: fill in type_membre, or give the "
        "enterprise number (BCE).",
    ),
    "act_ambiguous": _(
        "reason_act_ambiguous",
        default="Several acts of this member bear the identifier ${value}: correct it "
        "on the page of one of them.",
    ),
    "bad_thread": _(
        "reason_bad_thread",
        default="${column}: ${value} is not a thread; write MUT-2026-00042, as on the "
        "request.",
    ),
    "vote_differs": _(
        "reason_vote_differs",
        default="The vote sentence and the figures beside it differ: keep one of them.",
    ),
    "act_frozen": _(
        "reason_act_frozen",
        default="${field} can no longer change (state of the act: ${state}): leave the "
        "cell empty, or put the recorded value back.",
    ),
    "state_behind": _(
        "reason_state_behind",
        default="The act has gone further (its state: ${state}), and an import takes "
        "nothing back: leave etat empty.",
    ),
    "lines_refused": _(
        "reason_lines_refused",
        default="${count} line(s) are refused, so nothing was written: correct them or "
        "skip them.",
    ),
    "import_gone": _(
        "reason_import_gone",
        default="This import is no longer there: send the file again.",
    ),
    # deletion and copy
    "not_copied": _(
        "reason_not_copied", default="This may be neither copied nor moved."
    ),
    "numbered": _(
        "reason_numbered",
        default="${title} holds an official number and cannot be deleted: withdraw or "
        "close it.",
    ),
    # general assembly
    "agenda_missing": _(
        "reason_agenda_missing",
        default="The agenda has no point yet: add the points first.",
    ),
    "agenda_differs": _(
        "reason_agenda_differs",
        default="A second assembly decides on the agenda of the first one alone: put "
        "its points back as they were.",
    ),
    "assembly_date_missing": _(
        "reason_assembly_date_missing", default="Set the day of the assembly first."
    ),
    "assembly_convened_late": _(
        "reason_assembly_convened_late",
        default="The assembly had to be convened on ${latest} at the latest: choose a "
        "later day for it.",
    ),
    "documents_missing": _(
        "reason_documents_missing",
        default="The documents go with the agenda: add at least one.",
    ),
    "assembly_not_yet": _(
        "reason_assembly_not_yet",
        default="The assembly is on ${on}: wait for that day.",
    ),
    "quorum_missing_shares": _(
        "reason_quorum_missing_shares",
        default="Only ${represented} of ${total} shares are represented: record all "
        "members represented, or note that the quorum is missing.",
    ),
    "quorum_reached": _(
        "reason_quorum_reached", default="The quorum is reached: open the session."
    ),
    "results_missing": _(
        "reason_results_missing",
        default="No member represented has voted on anything: record the votes of "
        "their delegates.",
    ),
    "assembly_not_adjourned": _(
        "reason_assembly_not_adjourned",
        default="A second assembly follows one that had no quorum: record that first.",
    ),
    "second_exists": _(
        "reason_second_exists",
        default="The second assembly is there already: open it from this page.",
    ),
    "point_number_twice": _(
        "reason_point_number_twice",
        default="Two points have the number ${number}: give each one its own.",
    ),
    "session_vote_twice": _(
        "reason_session_vote_twice",
        default="A member has two rows of votes for the point ${point}: keep one.",
    ),
    "session_vote_absent": _(
        "reason_session_vote_absent",
        default="A member votes on the point ${point} without being represented: add "
        "it to the members represented, or remove the row.",
    ),
    "session_votes_exceed_delegates": _(
        "reason_session_votes_exceed_delegates",
        default="${votes} votes for ${delegates} delegates on the point ${point}: "
        "correct them.",
    ),
    **CONTINUITY_REASONS,
    **LICENCE_REASONS,
    **PUBLICCODE_REASONS,
    **TENDER_REASONS,
}


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return exact(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal | int):
        return number(value)
    return str(value)


def message(refused: Refused) -> str:
    """The sentence of a refusal, in the language of the request."""
    template = REASONS[refused.reason]
    mapping = {name: _shown(value) for name, value in refused.details.items()}
    return words(Message(template, mapping=mapping))
