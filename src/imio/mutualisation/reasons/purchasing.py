"""Why something is refused: what `rules/purchasing.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "ceiling_below_orders": Reason(
        _(
            "reason_ceiling_below_orders",
            default="${ordered} € are ordered under the lot ${lot} already: its maximum "
            "would be ${most} €. Correct the amendment.",
        )
    ),
    "hardware_not_tied": Reason(
        _(
            "reason_hardware_not_tied",
            default="This hardware is not tied to a pooled solution, which central "
            "purchasing requires: choose the solution it goes with.",
        )
    ),
    "central_purchasing_not_joined": Reason(
        _(
            "reason_central_purchasing_not_joined",
            default="The council’s act to join the central purchasing body is not executory "
            "yet: prepare it, have it voted and sent to supervision.",
        )
    ),
    "lot_already_requested": Reason(
        _(
            "reason_lot_already_requested",
            default="The request ${thread} is for the same lot already: go on with that "
            "one.",
        )
    ),
    "ceiling_reached": Reason(
        _(
            "reason_ceiling_reached",
            default="The lot ${lot} may be ordered from up to ${most} € excl. VAT in all, "
            "and ${left} € are left beside what others have ordered or reserved: order "
            "less, or have the maximum changed by an amendment.",
        )
    ),
    "ceiling_lot_missing": Reason(
        _(
            "reason_ceiling_lot_missing",
            default="Name the lot whose maximum changes: one that was published with a "
            "maximum.",
        ),
        400,
    ),
    "ceiling_raised_too_much": Reason(
        _(
            "reason_ceiling_raised_too_much",
            default="Amendments change the maximum of a lot by ${most} % at most, all "
            "together: beyond that a new tender is due.",
        )
    ),
    "order_lot_missing": Reason(
        _(
            "reason_order_lot_missing",
            default="This tender has several lots: name the one that is ordered from.",
        )
    ),
    "framework_ordered": Reason(
        _(
            "reason_framework_ordered",
            default="Something is ordered under this tender already: the lot drawn on "
            "stays.",
        )
    ),
    "confidentiality_reason_short": Reason(
        _(
            "reason_confidentiality_reason_short",
            default="Write in ${least} characters at least why this is confidential.",
        ),
        400,
    ),
}
