"""Why something is refused: what `rules/tendering.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "lots_missing": Reason(
        _(
            "reason_lots_missing",
            default="The tender has no lot: add one.",
        )
    ),
    "lot_twice": Reason(
        _(
            "reason_lot_twice",
            default="The lot ${lot} stands there twice: keep one of them, or give it a "
            "number of its own.",
        )
    ),
    "lot_unknown": Reason(
        _(
            "reason_lot_unknown",
            default="The lot ${lot} is not one of this tender: correct its number.",
        )
    ),
    "ceiling_missing": Reason(
        _(
            "reason_ceiling_missing",
            default="The lot ${lot} has no maximum: write the most that may be ordered "
            "under it, excl. VAT.",
        )
    ),
    "ceiling_below_estimate": Reason(
        _(
            "reason_ceiling_below_estimate",
            default="The maximum of the lot ${lot} is below its estimate: correct one of "
            "the two.",
        )
    ),
    "award_act_missing": Reason(
        _(
            "reason_award_act_missing",
            default="The award names no decision: name the deliberation by which the board "
            "of IMIO decides it.",
        )
    ),
    "award_act_not_adopted": Reason(
        _(
            "reason_award_act_not_adopted",
            default="The board has not adopted this deliberation, or it holds no more: have "
            "it voted first.",
        )
    ),
    "award_voter_in_conflict": Reason(
        _(
            "reason_award_voter_in_conflict",
            default="Voted on this award with a declared conflict of interest with a "
            "bidder: ${names}. The vote is taken again without them (CDLD, art. L1122-19).",
        )
    ),
    "award_voters_unknown": Reason(
        _(
            "reason_award_voters_unknown",
            default="A member of the body that decides declared a conflict of interest "
            "with a bidder, and nobody noted who sat for this decision: note the "
            "attendance of its sitting, or the votes by name.",
        )
    ),
    "award_act_not_executory": Reason(
        _(
            "reason_award_act_not_executory",
            default="The decision of the board is not executory yet: wait for supervision, "
            "or record that it is.",
        )
    ),
    "award_act_unknown": Reason(
        _(
            "reason_award_act_unknown",
            default="There is no such deliberation: choose one of the board of IMIO.",
        ),
        400,
    ),
    "award_act_not_own": Reason(
        _(
            "reason_award_act_not_own",
            default="This is no decision of the contracting authority on a tender, voted and "
            "under the supervision that the settings prescribe: choose one that is.",
        )
    ),
    "award_act_too_early": Reason(
        _(
            "reason_award_act_too_early",
            default="This deliberation was adopted before the bids were open, or judged "
            "anew (${until}): it cannot award them.",
        )
    ),
    "nothing_to_decide": Reason(
        _(
            "reason_nothing_to_decide",
            default="The decision is named while the bids are evaluated, or before the "
            "award.",
        )
    ),
    "lot_ended": Reason(
        _(
            "reason_lot_ended",
            default="The lot ${lot} has ended already: choose one that goes on.",
        )
    ),
    "lot_outcome_unknown": Reason(
        _(
            "reason_lot_outcome_unknown",
            default="A lot is cancelled or unsuccessful: choose one of the two.",
        ),
        400,
    ),
    "lot_not_to_end": Reason(
        _(
            "reason_lot_not_to_end",
            default="A lot is cancelled between the publication and the award, and "
            "unsuccessful once its bids are opened: wait, or change the tender itself.",
        )
    ),
    "ended_lot_gone": Reason(
        _(
            "reason_ended_lot_gone",
            default="The lot ${lot} has ended and keeps its number: put its row back.",
        )
    ),
    "turnover_criterion": Reason(
        _(
            "reason_turnover_criterion",
            default="“${title}” judges by turnover, which IMIO never does: remove this "
            "criterion.",
        )
    ),
    "turnover_named": Reason(
        _(
            "reason_turnover_named",
            default="“${words}” in “${place}”: bidders are never judged by what they "
            "earn or own. Ask for competence and reactivity in its place.",
        ),
        400,
    ),
    "continuity_too_light": Reason(
        _(
            "reason_continuity_too_light",
            default="The commitment to continuity weighs ${weight} % in the lot ${lot}, "
            "and ${least} % at least: raise it.",
        )
    ),
    "weight_not_positive": Reason(
        _(
            "reason_weight_not_positive",
            default="The weight of “${title}” is not above zero: correct it or remove the "
            "criterion.",
        )
    ),
    "price_missing": Reason(
        _(
            "reason_price_missing",
            default="The lot ${lot} has no price criterion: add one.",
        )
    ),
    "weights_not_100": Reason(
        _(
            "reason_weights_not_100",
            default="The weights of the lot ${lot} add up to ${total} %, where 100 % are "
            "due: correct them.",
        )
    ),
    "continuity_missing": Reason(
        _(
            "reason_continuity_missing",
            default="The lot ${lot} is for software and has no criterion on the commitment "
            "to continuity: add one.",
        )
    ),
    "open_source_clause_missing": Reason(
        _(
            "reason_open_source_clause_missing",
            default="A criterion favours open source without a clause that says so: write "
            "the clause.",
        )
    ),
    "estimate_missing": Reason(
        _(
            "reason_estimate_missing",
            default="Record the estimated value of the tender, above zero.",
        )
    ),
    "procedure_not_allowed": Reason(
        _(
            "reason_procedure_not_allowed",
            default="This procedure is for an estimated value below ${threshold} € excl. "
            "VAT: choose another one.",
        )
    ),
    "duration_too_long": Reason(
        _(
            "reason_duration_too_long",
            default="A framework agreement lasts ${most} months at most: shorten it.",
        )
    ),
    "hardware_lot_not_tied": Reason(
        _(
            "reason_hardware_lot_not_tied",
            default="The lot ${lot} is for hardware that no pooled solution needs: tie it "
            "to a product or remove it.",
        )
    ),
    "deadline_missing": Reason(
        _(
            "reason_deadline_missing",
            default="The tender has no deadline for the bids: set one.",
        )
    ),
    "hour_doubtful": Reason(
        _(
            "reason_hour_doubtful",
            default="The clock changes at the hour of the deadline: choose another hour.",
        )
    ),
    "hour_twice": Reason(
        _(
            "reason_hour_twice",
            default="The clock shows that hour twice that day: choose another hour.",
        )
    ),
    "hour_missing": Reason(
        _(
            "reason_hour_missing",
            default="The clock skips that hour that day: choose another hour.",
        )
    ),
    "deadline_past": Reason(
        _(
            "reason_deadline_past",
            default="The deadline for the bids is over already: set a later one.",
        )
    ),
    "committee_too_small": Reason(
        _(
            "reason_committee_too_small",
            default="The opening committee has ${least} members at least: complete it.",
        )
    ),
    "keys_missing": Reason(
        _(
            "reason_keys_missing",
            default="${count} member(s) of the committee have not deposited a key yet: ask "
            "them to.",
        )
    ),
    "bids_still_due": Reason(
        _(
            "reason_bids_still_due",
            default="Bids are due until ${until}: wait until the deadline is over.",
        )
    ),
    "not_opening": Reason(
        _(
            "reason_not_opening",
            default="Keys are turned while the bids are being opened only: close the "
            "bidding first.",
        )
    ),
    "evaluators_too_few": Reason(
        _(
            "reason_evaluators_too_few",
            default="Bids are scored by ${least} evaluators at least: name more, or none "
            "for the committee to score.",
        )
    ),
    "prices_wait": Reason(
        _(
            "reason_prices_wait",
            default="The prices are opened once all technical criteria are scored: "
            "${count} score(s) are still due.",
        )
    ),
    "prices_sealed": Reason(
        _(
            "reason_prices_sealed",
            default="The prices are still sealed: two members of the committee turn "
            "their keys once more.",
        )
    ),
    "record_unsigned": Reason(
        _(
            "reason_record_unsigned",
            default="${signed} of ${due} openers have signed the record of the opening as "
            "it is: have it signed again (“Turn my key”).",
        )
    ),
    "not_opened": Reason(
        _(
            "reason_not_opened",
            default="The bids are not opened: ${turned} key(s) turned, ${due} are due.",
        )
    ),
    "unscored": Reason(
        _(
            "reason_unscored",
            default="${count} score(s) are missing: have them given, with their reasons.",
        )
    ),
    "ties_unsettled": Reason(
        _(
            "reason_ties_unsettled",
            default="Bids are equal in the lot(s) ${lots}: settle the tie, with a reason.",
        )
    ),
    "nobody_ranked": Reason(
        _(
            "reason_nobody_ranked",
            default="No bid is ranked: rank one, or declare the tender unsuccessful.",
        )
    ),
    "standstill_missing": Reason(
        _(
            "reason_standstill_missing",
            default="The letters to the bidders have not been sent, so that no standstill "
            "runs: record their sending.",
        )
    ),
    "standstill_running": Reason(
        _(
            "reason_standstill_running",
            default="The standstill runs until ${until} included: wait for the day after.",
        )
    ),
    "appeal_pending": Reason(
        _(
            "reason_appeal_pending",
            default="An appeal is pending: record its outcome first.",
        )
    ),
    "nothing_to_appeal": Reason(
        _(
            "reason_nothing_to_appeal",
            default="An appeal follows the letters to the bidders: notify them first.",
        )
    ),
    "no_appeal": Reason(
        _(
            "reason_no_appeal",
            default="No appeal is pending: record one first.",
        )
    ),
    "appeals_wait": Reason(
        _(
            "reason_appeals_wait",
            default="${count} other appeal(s) against the award wait: decide those on the "
            "page of appeals first.",
        )
    ),
    "appeal_by_step": Reason(
        _(
            "reason_appeal_by_step",
            default="The tender itself takes up an appeal that is upheld, and the last one "
            "that fails: use its steps.",
        )
    ),
    "complaint_too_early": Reason(
        _(
            "reason_complaint_too_early",
            default="What is complained of was so on ${since} only: correct the day.",
        ),
        400,
    ),
    "complaint_twice": Reason(
        _(
            "reason_complaint_twice",
            default="This complaint is noted already, of the same people and the same day: "
            "see the list of them.",
        ),
    ),
    "term_not_over": Reason(
        _(
            "reason_term_not_over",
            default="The contracts of this tender still run: wait for their end.",
        )
    ),
    "not_of_committee": Reason(
        _(
            "reason_not_of_committee",
            default="Only the members of the committee of this tender do this: ask IMIO to "
            "add you before publication.",
        ),
        403,
    ),
    "keys_locked": Reason(
        _(
            "reason_keys_locked",
            default="The tender is published: its keys no longer change.",
        )
    ),
    "already_turned": Reason(
        _(
            "reason_already_turned",
            default="You have turned your key: another member of the committee opens the "
            "bids now.",
        )
    ),
    "questions_over": Reason(
        _(
            "reason_questions_over",
            default="Questions are no longer taken for this tender.",
        )
    ),
    "not_a_partner": Reason(
        _(
            "reason_not_a_partner",
            default="Only the people of a registered partner do this: ask IMIO for an "
            "account.",
        ),
        403,
    ),
    "question_missing": Reason(
        _(
            "reason_question_missing",
            default="Write your question.",
        ),
        400,
    ),
    "question_twice": Reason(
        _(
            "reason_question_twice",
            default="You have asked this already: the answer comes to all at once.",
        )
    ),
    "nothing_answered": Reason(
        _(
            "reason_nothing_answered",
            default="No question has an answer yet: write one first.",
        )
    ),
    "passphrases_differ": Reason(
        _(
            "reason_passphrases_differ",
            default="The two passphrases differ: type the same one twice.",
        ),
        400,
    ),
    "appeal_unrecorded": Reason(
        _(
            "reason_appeal_unrecorded",
            default="Note first who appeals, before whom and on what ground: “Note a "
            "complaint or an appeal”.",
        ),
        elsewhere=True,
    ),
    "appeal_unknown": Reason(
        _(
            "reason_appeal_unknown",
            default="No complaint with this number waits for a decision: choose one of "
            "the list, and whether it is upheld or dismissed.",
        ),
        400,
    ),
    "bidding_too_short": Reason(
        _(
            "reason_bidding_too_short",
            default="Bidders have ${least} days at least from the publication on: set "
            "the deadline for bids to ${until} or later.",
        )
    ),
    "deadline_earlier": Reason(
        _(
            "reason_deadline_earlier",
            default="A published deadline only moves later, and bids were due by "
            "${until}: set a later one, or cancel this tender and publish another.",
        )
    ),
    "change_reason_missing": Reason(
        _(
            "reason_change_reason_missing",
            default="This tender is published: say why it changes (“Why it changes”), "
            "since everybody reads it. For a document, first save that reason alone.",
        )
    ),
    "change_too_late": Reason(
        _(
            "reason_change_too_late",
            default="Bidders have ${least} days at least after a change: put the "
            "deadline for bids off to ${until} or later.",
        )
    ),
    "bidding_over": Reason(
        _(
            "reason_bidding_over",
            default="The bids were due: the terms of this tender no longer change. Close "
            "the bidding.",
        )
    ),
    "reuse_clause_missing": Reason(
        _(
            "reason_reuse_clause_missing",
            default="Say how the other members may order on the same terms (“Reuse by "
            "other members”).",
        )
    ),
    "candidatures_undated": Reason(
        _(
            "reason_candidatures_undated",
            default="This procedure has candidates: set the last day to apply "
            "(“Candidatures until”).",
        )
    ),
    "candidatures_too_short": Reason(
        _(
            "reason_candidatures_too_short",
            default="Candidates have ${least} days at least from the publication on: set "
            "the last day to apply to ${until} or later.",
        )
    ),
    "bidders_unchecked": Reason(
        _(
            "reason_bidders_unchecked",
            default="${count} bidder(s) are not checked for all grounds of exclusion and "
            "criteria of selection: “Check the selection”.",
        )
    ),
    "buyer_approval_missing": Reason(
        _(
            "reason_buyer_approval_missing",
            default="A member is the contracting authority: its signatory agrees first to "
            "what is published, as it is now (“Agree”).",
        )
    ),
    "nothing_to_approve": Reason(
        _(
            "reason_nothing_to_approve",
            default="Only a tender in preparation whose contracting authority is a member is "
            "agreed to, and what IMIO proposes to change of it once it is published.",
        ),
        elsewhere=True,
    ),
    "already_approved": Reason(
        _(
            "reason_already_approved",
            default="This tender is agreed to as it is.",
        )
    ),
    "buyer_decides": Reason(
        _(
            "reason_buyer_decides",
            default="A member is the contracting authority of this published tender: its "
            "signatory gives it up or declares it unsuccessful, IMIO advises.",
        )
    ),
    "buyer_published": Reason(
        _(
            "reason_buyer_published",
            default="The contracting authority is published: cancel this tender and "
            "publish another.",
        )
    ),
    "ownership_published": Reason(
        _(
            "reason_ownership_published",
            default="Who will own what is bought is published: cancel this tender and "
            "publish another.",
        )
    ),
    "procedure_published": Reason(
        _(
            "reason_procedure_published",
            default="The procedure is published, and with it the days that bidders have: "
            "cancel this tender and publish another.",
        )
    ),
    "estimate_published": Reason(
        _(
            "reason_estimate_published",
            default="The estimated value decided on the periods and the gazettes at the "
            "publication: cancel this tender and publish another.",
        )
    ),
    "questions_earlier": Reason(
        _(
            "reason_questions_earlier",
            default="Questions were announced until ${until}: that day only moves later.",
        )
    ),
}
