"""Why something is refused: what `rules/pooling.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "joining_closed": Reason(
        _(
            "reason_joining_closed",
            default="This need is no longer open to be joined or left: it is in a tender, "
            "satisfied or closed. Ask IMIO.",
        )
    ),
    "commitment_unknown": Reason(
        _(
            "reason_commitment_unknown",
            default="Choose a commitment: intention, firm, or linked.",
        ),
        400,
    ),
    "volume_not_positive": Reason(
        _(
            "reason_volume_not_positive",
            default="Give a volume above zero, or follow the project without buying "
            "(linked).",
        ),
        400,
    ),
    "not_joined": Reason(
        _(
            "reason_not_joined",
            default="This member has not joined the need: there is nothing to leave.",
        )
    ),
    "firm_commitment": Reason(
        _(
            "reason_firm_commitment",
            default="The commitment is firm and the need is pooled, so that others count on "
            "it: ask IMIO.",
        )
    ),
    "single_member": Reason(
        _(
            "reason_single_member",
            default="Fewer than two members buy: wait for another one, or write why one is "
            "enough.",
        )
    ),
    "tender_missing": Reason(
        _(
            "reason_tender_missing",
            default="No tender is linked to this need: link it first.",
        )
    ),
    "tender_not_awarded": Reason(
        _(
            "reason_tender_not_awarded",
            default="The tender is not awarded yet: award it first.",
        )
    ),
    "need_outcome_missing": Reason(
        _(
            "reason_need_outcome_missing",
            default="Record the product or the licence that came of the tender.",
        )
    ),
}
