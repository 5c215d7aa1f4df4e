"""Why something is refused: what `rules/act_models.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "model_unknown": Reason(
        _(
            "reason_model_unknown",
            default="There is no model “${value}”: choose one of the list.",
        ),
        404,
    ),
    "model_without_article": Reason(
        _(
            "reason_model_without_article",
            default="A model of an act has at least one article, after « DÉCIDE : ».",
        ),
        400,
    ),
    "model_unread": Reason(
        _(
            "reason_model_unread",
            default="It is not clear where this stands in the act: « ${text} ». Begin each "
            "paragraph by « Vu », « Considérant » or « Article ».",
        ),
        400,
    ),
    "model_twice": Reason(
        _(
            "reason_model_twice",
            default="Two models are called “${model}”: give each a name of its own.",
        ),
        400,
    ),
}
