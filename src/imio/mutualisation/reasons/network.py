"""Why something is refused: what `rules/network.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "candidacies_many": Reason(
        _(
            "reason_candidacies_many",
            default="Too many candidacies are being sent: try again in an hour.",
        ),
        429,
    ),
    "candidacy_gone": Reason(
        _(
            "reason_candidacy_gone",
            default="This link is used or too old: send your candidacy again.",
        ),
        410,
    ),
    "candidate_unreachable": Reason(
        _(
            "reason_candidate_unreachable",
            default="The candidate has no e-mail address, and could not be told: write "
            "one in its record.",
        )
    ),
    "candidate_unchecked": Reason(
        _(
            "reason_candidate_unchecked",
            default="This candidacy is not accepted: accept it first, which invites its "
            "contact person.",
        )
    ),
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
