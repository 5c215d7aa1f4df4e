"""The sentences of needs, tenders, bids and the cascade: see `base.reasons`."""

from collections.abc import Mapping
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


TENDER_REASONS: Mapping[str, Message] = {
    "joining_closed": _(
        "reason_joining_closed",
        default="This need is no longer open to be joined or left: it is in a tender, "
        "satisfied or closed. Ask IMIO.",
    ),
    "commitment_unknown": _(
        "reason_commitment_unknown",
        default="Choose a commitment: intention, firm, or linked.",
    ),
    "volume_not_positive": _(
        "reason_volume_not_positive",
        default="Give a volume above zero, or follow the project without buying "
        "(linked).",
    ),
    "not_joined": _(
        "reason_not_joined",
        default="This member has not joined the need: there is nothing to leave.",
    ),
    "firm_commitment": _(
        "reason_firm_commitment",
        default="The commitment is firm and the need is pooled, so that others count on "
        "it: ask IMIO.",
    ),
    "single_member": _(
        "reason_single_member",
        default="Fewer than two members buy: wait for another one, or write why one is "
        "enough.",
    ),
    "tender_missing": _(
        "reason_tender_missing",
        default="No tender is linked to this need: link it first.",
    ),
    "tender_not_awarded": _(
        "reason_tender_not_awarded",
        default="The tender is not awarded yet: award it first.",
    ),
    "need_outcome_missing": _(
        "reason_need_outcome_missing",
        default="Record the product or the licence that came of the tender.",
    ),
    "lots_missing": _(
        "reason_lots_missing",
        default="The tender has no lot: add one.",
    ),
    "lot_twice": _(
        "reason_lot_twice",
        default="The lot ${lot} stands there twice: keep one of them, or give it a "
        "number of its own.",
    ),
    "lot_unknown": _(
        "reason_lot_unknown",
        default="The lot ${lot} is not one of this tender: correct its number.",
    ),
    "turnover_criterion": _(
        "reason_turnover_criterion",
        default="“${title}” judges by turnover, which IMIO never does: remove this "
        "criterion.",
    ),
    "weight_not_positive": _(
        "reason_weight_not_positive",
        default="The weight of “${title}” is not above zero: correct it or remove the "
        "criterion.",
    ),
    "price_missing": _(
        "reason_price_missing",
        default="The lot ${lot} has no price criterion: add one.",
    ),
    "weights_not_100": _(
        "reason_weights_not_100",
        default="The weights of the lot ${lot} add up to ${total} %, where 100 % are "
        "due: correct them.",
    ),
    "continuity_missing": _(
        "reason_continuity_missing",
        default="The lot ${lot} is for software and has no criterion on the commitment "
        "to continuity: add one.",
    ),
    "open_source_clause_missing": _(
        "reason_open_source_clause_missing",
        default="A criterion favours open source without a clause that says so: write "
        "the clause.",
    ),
    "estimate_missing": _(
        "reason_estimate_missing",
        default="Record the estimated value of the tender, above zero.",
    ),
    "procedure_not_allowed": _(
        "reason_procedure_not_allowed",
        default="This procedure is for an estimated value below ${threshold} € excl. "
        "VAT: choose another one.",
    ),
    "duration_too_long": _(
        "reason_duration_too_long",
        default="A framework agreement lasts ${most} months at most: shorten it.",
    ),
    "hardware_lot_not_tied": _(
        "reason_hardware_lot_not_tied",
        default="The lot ${lot} is for hardware that no pooled solution needs: tie it "
        "to a product or remove it.",
    ),
    "deadline_missing": _(
        "reason_deadline_missing",
        default="The tender has no deadline for the bids: set one.",
    ),
    "hour_doubtful": _(
        "reason_hour_doubtful",
        default="The clock changes at the hour of the deadline: choose another hour.",
    ),
    "hour_twice": _(
        "reason_hour_twice",
        default="The clock shows that hour twice that day: choose another hour.",
    ),
    "hour_missing": _(
        "reason_hour_missing",
        default="The clock skips that hour that day: choose another hour.",
    ),
    "deadline_past": _(
        "reason_deadline_past",
        default="The deadline for the bids is over already: set a later one.",
    ),
    "committee_too_small": _(
        "reason_committee_too_small",
        default="The opening committee has ${least} members at least: complete it.",
    ),
    "keys_missing": _(
        "reason_keys_missing",
        default="${count} member(s) of the committee have not deposited a key yet: ask "
        "them to.",
    ),
    "bids_still_due": _(
        "reason_bids_still_due",
        default="Bids are due until ${until}: wait until the deadline is over.",
    ),
    "not_opening": _(
        "reason_not_opening",
        default="Keys are turned while the bids are being opened only: close the "
        "bidding first.",
    ),
    "not_opened": _(
        "reason_not_opened",
        default="The bids are not opened: ${turned} key(s) turned, ${due} are due.",
    ),
    "unscored": _(
        "reason_unscored",
        default="${count} score(s) are missing: have them given, with their reasons.",
    ),
    "ties_unsettled": _(
        "reason_ties_unsettled",
        default="Bids are equal in the lot(s) ${lots}: settle the tie, with a reason.",
    ),
    "nobody_ranked": _(
        "reason_nobody_ranked",
        default="No bid is ranked: rank one, or declare the tender unsuccessful.",
    ),
    "standstill_missing": _(
        "reason_standstill_missing",
        default="The letters to the bidders have not been sent, so that no standstill "
        "runs: record their sending.",
    ),
    "standstill_running": _(
        "reason_standstill_running",
        default="The standstill runs until ${until} included: wait for the day after.",
    ),
    "appeal_pending": _(
        "reason_appeal_pending",
        default="An appeal is pending: record its outcome first.",
    ),
    "nothing_to_appeal": _(
        "reason_nothing_to_appeal",
        default="An appeal follows the letters to the bidders: notify them first.",
    ),
    "no_appeal": _(
        "reason_no_appeal",
        default="No appeal is pending: record one first.",
    ),
    "term_not_over": _(
        "reason_term_not_over",
        default="The contracts of this tender still run: wait for their end.",
    ),
    "tender_not_open": _(
        "reason_tender_not_open",
        default="This tender takes no bids now: look at its dates.",
    ),
    "bid_late": _(
        "reason_bid_late",
        default="Bids were due by ${due}: it is too late to deposit, confirm or "
        "withdraw one.",
    ),
    "already_sealed": _(
        "reason_already_sealed",
        default="This bid is sealed already: withdraw it to deposit another one.",
    ),
    "nothing_to_confirm": _(
        "reason_nothing_to_confirm",
        default="The terms have not changed since this bid was sealed: there is nothing "
        "to confirm.",
    ),
    "not_decrypted": _(
        "reason_not_decrypted",
        default="The envelope of this bid has not been opened: two members of the "
        "committee turn their keys first.",
    ),
    "evaluation_over": _(
        "reason_evaluation_over",
        default="A bid is excluded or taken back during the opening and the evaluation "
        "only: go back to the evaluation first.",
    ),
    "no_lot": _(
        "reason_no_lot",
        default="The bid is for no lot: choose one.",
    ),
    "price_not_positive": _(
        "reason_price_not_positive",
        default="The price for the lot ${lot} is not above zero: correct it.",
    ),
    "continuity_commitment_missing": _(
        "reason_continuity_commitment_missing",
        default="The commitment to continuity for the lot ${lot} is missing: write it.",
    ),
    "answer_missing": _(
        "reason_answer_missing",
        default="The lot ${lot} has no answer on “${title}”: write it.",
    ),
    "not_an_evaluator": _(
        "reason_not_an_evaluator",
        default="Only the evaluators of this tender score the bids: ask the project "
        "officer.",
    ),
    "not_rated": _(
        "reason_not_rated",
        default="This criterion follows from the bid itself: leave its score out.",
    ),
    "points_out_of_range": _(
        "reason_points_out_of_range",
        default="Points go from 0 to 100: correct them.",
    ),
    "score_reason_missing": _(
        "reason_score_reason_missing",
        default="Write why this score is given.",
    ),
    "call_pending": _(
        "reason_call_pending",
        default="${partner} has been asked and may still answer: wait for its answer or "
        "for the end of the delay.",
    ),
    "call_accepted": _(
        "reason_call_accepted",
        default="${partner} has accepted: nobody else is asked.",
    ),
    "cascade_exhausted": _(
        "reason_cascade_exhausted",
        default="Every partner of the cascade has been asked: launch another tender or "
        "do the work in-house.",
    ),
    "no_call_pending": _(
        "reason_no_call_pending",
        default="No partner is being asked: ask the next one first.",
    ),
    "answer_unknown": _(
        "reason_answer_unknown",
        default="Choose an answer: accepted, refused, or conflict of interest.",
    ),
    "answer_reason_missing": _(
        "reason_answer_reason_missing",
        default="Write why the partner does not take the work.",
    ),
    "framework_missing": _(
        "reason_framework_missing",
        default="No framework agreement covers this request: choose a tender and its "
        "lot.",
    ),
    "framework_not_awarded": _(
        "reason_framework_not_awarded",
        default="The framework agreement is not awarded on that day: wait for its "
        "award.",
    ),
    "framework_ended": _(
        "reason_framework_ended",
        default="The framework agreement ended on ${until}: launch another tender.",
    ),
    "renewal_missing": _(
        "reason_renewal_missing",
        default="The framework agreement has not been renewed beyond ${until}: record "
        "the renewal.",
    ),
    "renewal_refused": _(
        "reason_renewal_refused",
        default="A renewal was refused, so that the framework agreement ends on "
        "${until}: launch another tender.",
    ),
    "nothing_to_renew": _(
        "reason_nothing_to_renew",
        default="The framework agreement runs to its term, ${until}, already: there is "
        "nothing to renew.",
    ),
    "renewal_too_early": _(
        "reason_renewal_too_early",
        default="The framework agreement is renewed until ${until} already: renew it in "
        "the year before that day.",
    ),
    "network_closed": _(
        "reason_network_closed",
        default="The network of partners is closed until ${until}: nobody enters "
        "before.",
    ),
    "not_routed_to_partner": _(
        "reason_not_routed_to_partner",
        default="This work is done in-house: route it to a partner first.",
    ),
    "marks_out_of_range": _(
        "reason_marks_out_of_range",
        default="Marks go from 1 to 5: correct them.",
    ),
    "did_not_work": _(
        "reason_did_not_work",
        default="This partner did not do the work of this thread: evaluate the one that "
        "did.",
    ),
    "already_evaluated": _(
        "reason_already_evaluated",
        default="This job has its evaluation already: it stays as it is.",
    ),
    "reranking_clause_missing": _(
        "reason_reranking_clause_missing",
        default="The specification has no re-ranking clause: the order of the award "
        "holds until the term.",
    ),
    "valid_from_past": _(
        "reason_valid_from_past",
        default="A new order holds from today at the earliest: give a later day.",
    ),
    "motive_missing": _(
        "reason_motive_missing",
        default="Write the motives of the new order.",
    ),
    "partner_left_out": _(
        "reason_partner_left_out",
        default="${partner} is missing from the new order: put it back.",
    ),
    "hardware_not_tied": _(
        "reason_hardware_not_tied",
        default="This hardware is not tied to a pooled solution, which central "
        "purchasing requires: choose the solution it goes with.",
    ),
    "central_purchasing_not_joined": _(
        "reason_central_purchasing_not_joined",
        default="The council’s act to join the central purchasing body is not executory "
        "yet: prepare it, have it voted and sent to supervision.",
    ),
    "lot_already_requested": _(
        "reason_lot_already_requested",
        default="The request ${thread} is for the same lot already: go on with that "
        "one.",
    ),
    "confidentiality_reason_short": _(
        "reason_confidentiality_reason_short",
        default="Write in ${least} characters at least why this is confidential.",
    ),
    "json_too_large": _(
        "reason_json_too_large",
        default="The file is larger than ${megabytes} MB: cut it into several packages.",
    ),
    "json_not_utf8": _(
        "reason_json_not_utf8",
        default="The file is not in UTF-8: save it as JSON in UTF-8.",
    ),
    "json_unreadable": _(
        "reason_json_unreadable",
        default="The file is no JSON from line ${line} on: correct it there.",
    ),
    "json_name_twice": _(
        "reason_json_name_twice",
        default="An object has the name ${name} twice: keep one of them.",
    ),
    "json_bad_number": _(
        "reason_json_bad_number",
        default="${value} is no number that can be kept: correct it.",
    ),
    "json_too_deep": _(
        "reason_json_too_deep",
        default="The data is nested in more than ${limit} levels: send a package of "
        "open contracting data.",
    ),
    "too_many_processes": _(
        "reason_too_many_processes",
        default="The package holds more than ${limit} processes: cut it into several "
        "packages.",
    ),
    "ocds_problems": _(
        "reason_ocds_problems",
        default="The data has problems (${count}), so nothing is imported: have them "
        "corrected by the publisher, or import in spite of them.",
    ),
    "ocds_unreadable": _(
        "reason_ocds_unreadable",
        default="Something is missing (${count}) to know which process the data is "
        "about, so nothing is imported: have it added by the publisher.",
    ),
    "watched_by_import": _(
        "reason_watched_by_import",
        default="A watched tender comes from an import: send its open contracting data "
        "to the page “Market watch”.",
    ),
    "passphrase_too_short": _(
        "reason_passphrase_too_short",
        default="The passphrase is too short: choose one of at least ${least} "
        "characters, several words for instance.",
    ),
    "wrong_passphrase": _(
        "reason_wrong_passphrase",
        default="This passphrase does not unlock your key. Type again the one you chose "
        "when you deposited it.",
    ),
    "wrong_reading_code": _(
        "reason_wrong_reading_code",
        default="This reading code does not read this envelope. Type again the one "
        "shown when the bid was sealed.",
    ),
    "second_turn_missing": _(
        "reason_second_turn_missing",
        default="Another member of the committee must turn their key before you open "
        "the bids.",
    ),
    "seal_broken": _(
        "reason_seal_broken",
        default="This seal does not hold: something was altered since it was made. Open "
        "nothing more, keep everything as it is and warn the person in charge "
        "of the site.",
    ),
    "not_your_member": _(
        "reason_not_your_member",
        default="You do not act for this authority: choose one of yours.",
    ),
    "not_retained": _(
        "reason_not_retained",
        default="This partner was not retained in a tender: partners enter the network "
        "by the award of a tender only.",
    ),
    "network_running": _(
        "reason_network_running",
        default="The partner is in the network until ${until}: suspend it if need be.",
    ),
    "not_of_committee": _(
        "reason_not_of_committee",
        default="Only the members of the committee of this tender do this: ask IMIO to "
        "add you before publication.",
    ),
    "keys_locked": _(
        "reason_keys_locked",
        default="The tender is published: its keys no longer change.",
    ),
    "already_turned": _(
        "reason_already_turned",
        default="You have turned your key: another member of the committee opens the "
        "bids now.",
    ),
    "not_evaluating": _(
        "reason_not_evaluating",
        default="Bids are scored during the evaluation only: see the state of the "
        "tender.",
    ),
    "offer_unknown": _(
        "reason_offer_unknown",
        default="There is no such bid for this lot among the opened ones: reload the "
        "page.",
    ),
    "tie_unknown": _(
        "reason_tie_unknown",
        default="Give each of the bids with the same total a place of its own, and only "
        "these.",
    ),
    "tie_reason_missing": _(
        "reason_tie_reason_missing",
        default="Say who settled the tie and why: it goes into the record.",
    ),
    "questions_over": _(
        "reason_questions_over",
        default="Questions are no longer taken for this tender.",
    ),
    "not_a_partner": _(
        "reason_not_a_partner",
        default="Only the people of a registered partner do this: ask IMIO for an "
        "account.",
    ),
    "question_missing": _(
        "reason_question_missing",
        default="Write your question.",
    ),
    "nothing_answered": _(
        "reason_nothing_answered",
        default="No question has an answer yet: write one first.",
    ),
    "files_too_large": _(
        "reason_files_too_large",
        default="The documents weigh more than ${most} MB together: make them lighter.",
    ),
    "bid_twice": _(
        "reason_bid_twice",
        default="You already have a bid for this tender: withdraw it before preparing "
        "another one.",
    ),
    "not_sealed_yet": _(
        "reason_not_sealed_yet",
        default="Nothing is sealed in this bid yet: fill it in first.",
    ),
    "passphrases_differ": _(
        "reason_passphrases_differ",
        default="The two passphrases differ: type the same one twice.",
    ),
    "help_too_long": _(
        "reason_help_too_long",
        default="Organisational help is limited to ${most} days: lower the estimate or "
        "choose another kind of request.",
    ),
    "partner_missing": _(
        "reason_partner_missing",
        default="No partner has accepted this work yet: offer it to the cascade of a "
        "tender.",
    ),
    "framework_called": _(
        "reason_framework_called",
        default="A partner was asked under this tender and lot: they no longer change.",
    ),
    "answer_still_due": _(
        "reason_answer_still_due",
        default="The partner may answer until ${until}: wait for that day to be over.",
    ),
    "call_not_accepted": _(
        "reason_call_not_accepted",
        default="Accept the work before preparing a quote for it.",
    ),
    "quote_of_imio": _(
        "reason_quote_of_imio",
        default="This quote is IMIO’s own: it is sent to the member without being "
        "handed in.",
    ),
    "quote_not_handed_in": _(
        "reason_quote_not_handed_in",
        default="The partner has not handed this quote in: it does so once it is "
        "complete.",
    ),
    "bidding_over": _(
        "reason_bidding_over",
        default="The bids were due: the terms of this tender no longer change. Close "
        "the bidding.",
    ),
}
