"""Why something is refused: what `rules/candidates.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "no_candidates_here": Reason(
        _(
            "reason_no_candidates_here",
            default="Nobody applies for this tender: it is not published, or its procedure "
            "has no candidates.",
        )
    ),
    "candidatures_over": Reason(
        _(
            "reason_candidatures_over",
            default="Candidatures are no longer taken for this tender.",
        )
    ),
    "candidature_missing": Reason(
        _(
            "reason_candidature_missing",
            default="Say how you meet each criterion of selection.",
        ),
        400,
    ),
    "already_invited": Reason(
        _(
            "reason_already_invited",
            default="The candidates of this tender have been invited already.",
        )
    ),
    "candidatures_running": Reason(
        _(
            "reason_candidatures_running",
            default="Candidatures are taken until ${until} included: wait for the day "
            "after.",
        )
    ),
    "candidates_unchecked": Reason(
        _(
            "reason_candidates_unchecked",
            default="${count} candidate(s) are not checked for all grounds of exclusion "
            "and criteria of selection: “Check the selection”.",
        )
    ),
    "nobody_fit": Reason(
        _(
            "reason_nobody_fit",
            default="No candidate meets the selection: cancel the tender, or publish "
            "another.",
        )
    ),
    "invitation_late": Reason(
        _(
            "reason_invitation_late",
            default="Those who are invited have ${least} days at least for their bids: "
            "put the deadline for bids off to ${until} or later.",
        )
    ),
    "candidatures_earlier": Reason(
        _(
            "reason_candidatures_earlier",
            default="The last day to apply is published, and only moves later: it was "
            "${until}.",
        )
    ),
    "selection_applied_to": Reason(
        _(
            "reason_selection_applied_to",
            default="Candidates have applied: the grounds of exclusion and the criteria "
            "of selection no longer change.",
        )
    ),
    "not_negotiated": Reason(
        _(
            "reason_not_negotiated",
            default="Nothing is negotiated here: the procedure is not negotiated, or the "
            "bids are no longer awaited.",
        )
    ),
    "negotiation_over": Reason(
        _(
            "reason_negotiation_over",
            default="The bids were due: nobody could confirm or replace one after this "
            "round. Close the bidding.",
        )
    ),
    "round_late": Reason(
        _(
            "reason_round_late",
            default="Bidders have ${least} days at least after a round to confirm or "
            "replace their bids: put the deadline for bids off to ${until} or later first.",
        )
    ),
    "round_twice": Reason(
        _(
            "reason_round_twice",
            default="This round is noted already, word for word: note what was different.",
        ),
    ),
    "round_too_early": Reason(
        _(
            "reason_round_too_early",
            default="Nobody could bid before ${since}: correct the day of the round.",
        ),
        400,
    ),
    "not_invited_yet": Reason(
        _(
            "reason_not_invited_yet",
            default="Invite the candidates first: one negotiates with those who may bid.",
        )
    ),
}
