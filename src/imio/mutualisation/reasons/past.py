"""Why something is refused: services that ran before the suite knew them."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "signature_incomplete": Reason(
        _(
            "reason_signature_incomplete",
            default="A signed quote has its day: fill in “signe_le”.",
        )
    ),
    "service_known": Reason(
        _(
            "reason_service_known",
            default="This service is known already: a table changes its yearly fee only. "
            "Correct its quote or its reception on its own page.",
        )
    ),
    "contract_known": Reason(
        _(
            "reason_contract_known",
            default="This contract is known already and says otherwise (${columns}): it "
            "changes on its own page, by orders, revisions and renewals.",
        )
    ),
    "seats_known": Reason(
        _(
            "reason_seats_known",
            default="These seats are known already and the record says otherwise "
            "(${columns}): correct them on their own page.",
        )
    ),
    "tender_awarded_here": Reason(
        _(
            "reason_tender_awarded_here",
            default="This tender was published on the site, or is over: its cascade "
            "changes on its own page.",
        )
    ),
    "told_otherwise": Reason(
        _(
            "reason_told_otherwise",
            default="The record, or a line above, says otherwise of this tender or lot "
            "(${columns}).",
        )
    ),
    "rank_taken": Reason(
        _(
            "reason_rank_taken",
            default="Rank ${rank} of this lot is held by another partner.",
        )
    ),
    "ranked_twice": Reason(
        _(
            "reason_ranked_twice",
            default="This partner has another rank in this lot already.",
        )
    ),
    "evaluation_known": Reason(
        _(
            "reason_evaluation_known",
            default="This job is evaluated already and the record says otherwise "
            "(${columns}): an evaluation is never rewritten.",
        )
    ),
    "licence_unknown": Reason(
        _(
            "reason_licence_unknown",
            default="No contract that runs is named “${value}”.",
        )
    ),
    "supplier_unknown": Reason(
        _(
            "reason_supplier_unknown",
            default="No partner is named “${value}”: import the partners first.",
        )
    ),
    "evaluated_here": Reason(
        _(
            "reason_evaluated_here",
            default="This job is a thread of this site: evaluate its partner on the page "
            "of the request.",
        )
    ),
    "name_twice": Reason(
        _(
            "reason_name_twice",
            default="Several records are called “${value}” (${addresses}): write the "
            "address of the one that is meant, as it stands here.",
        )
    ),
    "number_of_series": Reason(
        _(
            "reason_number_of_series",
            default="The number ${value} looks like one that this site gives: write it as "
            "it was written then.",
        )
    ),
}
