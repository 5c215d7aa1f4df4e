"""Why something is refused: what `rules/cascade.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "change_before_award": Reason(
        _(
            "reason_change_before_award",
            default="The contract runs since ${since}: nothing of it changed before. "
            "Correct the day.",
        ),
        400,
    ),
    "renewal_until": Reason(
        _(
            "reason_renewal_until",
            default="This renewal opens the year that goes from ${since} to ${until}: "
            "correct its last day.",
        ),
        400,
    ),
    "partner_left": Reason(
        _(
            "reason_partner_left",
            default="This partner has left the network: it takes no more work on. Refuse "
            "it, so that the next one is asked.",
        )
    ),
    "call_pending": Reason(
        _(
            "reason_call_pending",
            default="${partner} has been asked and may still answer: wait for its answer or "
            "for the end of the delay.",
        )
    ),
    "call_accepted": Reason(
        _(
            "reason_call_accepted",
            default="${partner} has accepted: nobody else is asked.",
        )
    ),
    "cascade_exhausted": Reason(
        _(
            "reason_cascade_exhausted",
            default="Every partner of the cascade has been asked: launch another tender or "
            "do the work in-house.",
        )
    ),
    "no_call_pending": Reason(
        _(
            "reason_no_call_pending",
            default="No partner is being asked: ask the next one first.",
        )
    ),
    "answer_unknown": Reason(
        _(
            "reason_answer_unknown",
            default="Choose an answer: accepted, refused, or conflict of interest.",
        ),
        400,
    ),
    "answer_reason_missing": Reason(
        _(
            "reason_answer_reason_missing",
            default="Write why the partner does not take the work.",
        ),
        400,
    ),
    "answer_still_due": Reason(
        _(
            "reason_answer_still_due",
            default="The partner may answer until ${until}: wait for that day to be over.",
        )
    ),
    "framework_missing": Reason(
        _(
            "reason_framework_missing",
            default="No framework agreement covers this request: choose a tender and its "
            "lot.",
        )
    ),
    "framework_not_awarded": Reason(
        _(
            "reason_framework_not_awarded",
            default="The framework agreement is not awarded on that day: wait for its "
            "award.",
        )
    ),
    "framework_ended": Reason(
        _(
            "reason_framework_ended",
            default="The framework agreement ended on ${until}: launch another tender.",
        )
    ),
    "renewal_missing": Reason(
        _(
            "reason_renewal_missing",
            default="The framework agreement has not been renewed beyond ${until}: record "
            "the renewal.",
        )
    ),
    "renewal_refused": Reason(
        _(
            "reason_renewal_refused",
            default="A renewal was refused, so that the framework agreement ends on "
            "${until}: launch another tender.",
        )
    ),
    "nothing_to_renew": Reason(
        _(
            "reason_nothing_to_renew",
            default="The framework agreement runs to its term, ${until}, already: there is "
            "nothing to renew.",
        )
    ),
    "renewal_too_early": Reason(
        _(
            "reason_renewal_too_early",
            default="The framework agreement is renewed until ${until} already: renew it in "
            "the year before that day.",
        )
    ),
    "network_closed": Reason(
        _(
            "reason_network_closed",
            default="The network of partners is closed until ${until}: nobody enters "
            "before.",
        )
    ),
    "not_routed_to_partner": Reason(
        _(
            "reason_not_routed_to_partner",
            default="This work is done in-house: route it to a partner first.",
        ),
        elsewhere=True,
    ),
    "marks_out_of_range": Reason(
        _(
            "reason_marks_out_of_range",
            default="Marks go from 1 to 5: correct them.",
        ),
        400,
    ),
    "did_not_work": Reason(
        _(
            "reason_did_not_work",
            default="This partner did not do the work of this thread: evaluate the one that "
            "did.",
        )
    ),
    "already_evaluated": Reason(
        _(
            "reason_already_evaluated",
            default="This job has its evaluation already: it stays as it is.",
        )
    ),
    "reranking_clause_missing": Reason(
        _(
            "reason_reranking_clause_missing",
            default="The specification has no re-ranking clause: the order of the award "
            "holds until the term.",
        )
    ),
    "award_unscored": Reason(
        _(
            "reason_award_unscored",
            default="The totals of the award of this lot are not known here: they make no new "
            "order.",
        )
    ),
    "valid_from_past": Reason(
        _(
            "reason_valid_from_past",
            default="A new order holds from today at the earliest: give a later day.",
        )
    ),
    "nothing_evaluated": Reason(
        _(
            "reason_nothing_evaluated",
            default="No partner of this lot has been evaluated: evaluations alone make a new "
            "order.",
        )
    ),
    "motive_short": Reason(
        _(
            "reason_motive_short",
            default="Write in ${least} characters at least why the order changes.",
        ),
        400,
    ),
    "motive_missing": Reason(
        _(
            "reason_motive_missing",
            default="Write the motives of the new order.",
        )
    ),
    "partner_left_out": Reason(
        _(
            "reason_partner_left_out",
            default="${partner} is missing from the new order: put it back.",
        )
    ),
    "withdrawal_partner_missing": Reason(
        _(
            "reason_withdrawal_partner_missing",
            default="A party withdraws: choose which partner it is (“Who withdraws”).",
        ),
        400,
    ),
    "withdrawal_not_ranked": Reason(
        _(
            "reason_withdrawal_not_ranked",
            default="This partner is in no cascade of this tender: choose one that is.",
        ),
        400,
    ),
    "withdrawal_twice": Reason(
        _(
            "reason_withdrawal_twice",
            default="The withdrawal of this partner is noted already: one amendment is "
            "enough.",
        ),
        400,
    ),
}
