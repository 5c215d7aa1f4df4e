"""Why something is refused: what `rules/product.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "outside_perimeter": Reason(
        _(
            "reason_outside_perimeter",
            default="Accounting and human resources are outside IMIO’s perimeter: only a "
            "third party’s licence may be catalogued, with a reason.",
        )
    ),
    "perimeter_reason_missing": Reason(
        _(
            "reason_perimeter_reason_missing",
            default="Write why this product outside the perimeter is catalogued.",
        )
    ),
    "still_in_support": Reason(
        _(
            "reason_still_in_support",
            default="${count} member(s) are still in support: plan their way out first.",
        )
    ),
    "out_of_scope": Reason(
        _(
            "reason_out_of_scope",
            default="Energy management is outside what IMIO does for smart cities: "
            "dematerialisation, simplification and e-government. Reject the "
            "product, or correct its domain.",
        )
    ),
    "licence_reason_missing": Reason(
        _(
            "reason_licence_reason_missing",
            default="Write why a commercial licence is catalogued: IMIO prefers open "
            "source.",
        )
    ),
    "developer_missing": Reason(
        _(
            "reason_developer_missing",
            default="Name the member that developed the product, or correct its origin.",
        )
    ),
    "domain_unclear": Reason(
        _(
            "reason_domain_unclear",
            default="Choose a domain, or write why this product is inside the "
            "perimeter.",
        )
    ),
    "not_a_user": Reason(
        _(
            "reason_not_a_user",
            default="${member} does not use this product yet: an executory order or support "
            "shows that. Say it once that is done.",
        )
    ),
    "referent_name_missing": Reason(
        _(
            "reason_referent_name_missing",
            default="Name the person to ask, or take what was said away.",
        ),
        400,
    ),
}
