"""Why something is refused: the people who act for an authority or a partner."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "not_yourself": Reason(
        _(
            "reason_not_yourself",
            default="You cannot change or remove your own access: ask IMIO or another "
            "administrator.",
        )
    ),
    "person_of_imio": Reason(
        _(
            "reason_person_of_imio",
            default="This address is that of somebody of IMIO, who acts for nobody else: "
            "give another one.",
        )
    ),
    "person_unknown": Reason(
        _(
            "reason_person_unknown",
            default="This person does not act here, or no more: load the page again.",
        ),
        404,
    ),
}
