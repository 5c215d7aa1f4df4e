"""What the form of a resource may choose."""

from imio.mutualisation.base.terms import of_type
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _


resource_kinds = vocabulary(
    {
        "good_practice": _("resource_good_practice", default="Good practice"),
        "model_document": _("resource_model_document", default="Model document"),
        "feedback": _("resource_feedback", default="Feedback"),
        "pilot": _("resource_pilot", default="Information of a pilot"),
        "training": _("resource_training", default="Training"),
        "other": _("resource_other", default="Other"),
    }
)
needs = of_type("Need")
