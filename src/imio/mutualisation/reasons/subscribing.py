"""Why something is refused: what `rules/subscribing.py` and its pages decide."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "subscriptions_many": Reason(
        _(
            "reason_subscriptions_many",
            default="Too many subscriptions wait to be confirmed: try again in a day.",
        ),
        429,
    ),
    "subscription_gone": Reason(
        _(
            "reason_subscription_gone",
            default="This link is used or too old: ask for the subscription again.",
        ),
        410,
    ),
}
