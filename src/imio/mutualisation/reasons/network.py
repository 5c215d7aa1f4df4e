"""Why something is refused: what `rules/network.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "not_retained": Reason(
        _(
            "reason_not_retained",
            default="This partner was not retained in a tender: partners enter the network "
            "by the award of a tender only.",
        )
    ),
    "network_running": Reason(
        _(
            "reason_network_running",
            default="The partner is in the network until ${until}: suspend it if need be.",
        )
    ),
}
