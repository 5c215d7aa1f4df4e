"""Why something is refused: what `rules/scoring.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "not_an_evaluator": Reason(
        _(
            "reason_not_an_evaluator",
            default="Only the evaluators of this tender score the bids: ask the project "
            "officer.",
        ),
        403,
    ),
    "not_rated": Reason(
        _(
            "reason_not_rated",
            default="This criterion follows from the bid itself: leave its score out.",
        ),
        400,
    ),
    "scores_frozen": Reason(
        _(
            "reason_scores_frozen",
            default="The prices are open: the scores given before them no longer change, "
            "unless an appeal against the award is upheld.",
        )
    ),
    "points_out_of_range": Reason(
        _(
            "reason_points_out_of_range",
            default="Points go from 0 to 100: correct them.",
        ),
        400,
    ),
    "score_reason_missing": Reason(
        _(
            "reason_score_reason_missing",
            default="Write why this score is given.",
        ),
        400,
    ),
    "not_evaluating": Reason(
        _(
            "reason_not_evaluating",
            default="Bids are scored during the evaluation only: see the state of the "
            "tender.",
        )
    ),
    "offer_unknown": Reason(
        _(
            "reason_offer_unknown",
            default="There is no such bid for this lot among the opened ones: reload the "
            "page.",
        ),
        400,
    ),
    "tie_unknown": Reason(
        _(
            "reason_tie_unknown",
            default="Give each of the bids with the same total a place of its own, and only "
            "these.",
        ),
        400,
    ),
    "tie_reason_missing": Reason(
        _(
            "reason_tie_reason_missing",
            default="Say who settled the tie and why: it goes into the record.",
        ),
        400,
    ),
}
