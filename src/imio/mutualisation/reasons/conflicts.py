"""Why something is refused: what `rules/conflicts.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "not_concerned": Reason(
        _(
            "reason_not_concerned",
            default="Only those who open or score the bids of this tender declare their "
            "conflicts of interest.",
        ),
        403,
    ),
    "declaration_over": Reason(
        _(
            "reason_declaration_over",
            default="The bids of this tender are no longer judged: there is nothing to "
            "declare.",
        )
    ),
    "conflict_unsaid": Reason(
        _(
            "reason_conflict_unsaid",
            default="Say what ties you to this partner.",
        ),
        400,
    ),
    "conflict_unsaid_or_said": Reason(
        _(
            "reason_conflict_unsaid_or_said",
            default="Tick that you have no conflict, or write which one: one of the two.",
        ),
        400,
    ),
    "conflict_undeclared": Reason(
        _(
            "reason_conflict_undeclared",
            default="First declare that you have no conflict of interest in this tender, "
            "or which one.",
        )
    ),
    "conflicts_undeclared": Reason(
        _(
            "reason_conflicts_undeclared",
            default="${count} person(s) who open or score have not declared their "
            "conflicts of interest yet: nothing is opened before. Somebody who cannot "
            "is replaced.",
        )
    ),
    "voter_unknown": Reason(
        _(
            "reason_voter_unknown",
            default="Nobody of this name is in office in the body that decides: the "
            "roster names its members.",
        ),
        400,
    ),
    "conflict_declared": Reason(
        _(
            "reason_conflict_declared",
            default="You declared a conflict of interest with a bidder: somebody else "
            "scores in your place.",
        ),
        403,
    ),
    "replacement_over": Reason(
        _(
            "reason_replacement_over",
            default="The bids of this tender are no longer judged: nobody is replaced.",
        )
    ),
    "evaluator_unknown": Reason(
        _(
            "reason_evaluator_unknown",
            default="This person does not score the bids of this tender.",
        ),
        400,
    ),
    "replacement_unfit": Reason(
        _(
            "reason_replacement_unfit",
            default="Choose somebody of IMIO who does not score this tender already and "
            "has declared no conflict with a bidder.",
        ),
        400,
    ),
    "replacement_late": Reason(
        _(
            "reason_replacement_late",
            default="The prices are open: only who declared a conflict of interest is "
            "still replaced.",
        )
    ),
}
