"""Why something is refused: what `rules/validation.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "level_twice": Reason(
        _("reason_level_twice", default="The level “${level}” stands twice."), 400
    ),
    "validation_not_used": Reason(
        _("reason_validation_not_used", default="There is nothing to validate here."),
        elsewhere=True,
    ),
    "validation_proposed": Reason(
        _(
            "reason_validation_proposed",
            default="The act is proposed already: it waits to be validated.",
        ),
        elsewhere=True,
    ),
    "validation_not_yours": Reason(
        _(
            "reason_validation_not_yours",
            default="Another level validates the act now.",
        ),
        403,
        elsewhere=True,
    ),
    "validation_not_proposed": Reason(
        _(
            "reason_validation_not_proposed",
            default="The author has not proposed the act yet.",
        )
    ),
    "validation_missing": Reason(
        _(
            "reason_validation_missing",
            default="The level “${level}” has not validated the act as it is.",
        )
    ),
}
