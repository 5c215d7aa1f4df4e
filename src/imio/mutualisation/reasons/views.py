"""Why something is refused: the views of lists that people keep."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "view_audience": Reason(
        _(
            "reason_view_audience",
            default="“${value}” is nobody to share with: a view is own, for staff or for all.",
        ),
        400,
    ),
    "view_elsewhere": Reason(
        _(
            "reason_view_elsewhere",
            default="A view is kept of a list of this site: open the list and keep it there.",
        ),
        400,
    ),
    "view_gone": Reason(
        _(
            "reason_view_gone",
            default="This view is no longer kept, or it is somebody else's: load the page "
            "again.",
        ),
        404,
    ),
    "view_not_shared": Reason(
        _("reason_view_not_shared", default="Only IMIO shares views with others."), 403
    ),
    "view_too_long": Reason(
        _(
            "reason_view_too_long",
            default="The name of a view has ${most} signs at most: shorten it.",
        ),
        400,
    ),
    "view_too_many": Reason(
        _(
            "reason_view_too_many",
            default="You keep ${most} views already: delete one first.",
        )
    ),
    "view_untitled": Reason(
        _("reason_view_untitled", default="Give the view a name."), 400
    ),
}
