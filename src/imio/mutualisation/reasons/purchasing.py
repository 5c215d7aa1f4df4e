"""Why something is refused: what `rules/purchasing.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
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
    "confidentiality_reason_short": Reason(
        _(
            "reason_confidentiality_reason_short",
            default="Write in ${least} characters at least why this is confidential.",
        ),
        400,
    ),
}
