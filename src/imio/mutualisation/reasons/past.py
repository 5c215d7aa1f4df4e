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
    "support_missing": Reason(
        _(
            "reason_support_missing",
            default="Say since when it is supported: fill in “support_depuis”.",
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
