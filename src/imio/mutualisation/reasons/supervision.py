"""Why something is refused: what `rules/supervision.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "extension_before_receipt": Reason(
        _(
            "reason_extension_before_receipt",
            default="A delay is extended once the act is received: record the day "
            "of receipt.",
        )
    ),
    "extension_shortens": Reason(
        _(
            "reason_extension_shortens",
            default="An extension cannot end before the delay itself, ${deadline}: "
            "correct it.",
        )
    ),
    "extension_too_long": Reason(
        _(
            "reason_extension_too_long",
            default="The delay may be extended to ${latest} at the latest: correct "
            "the day.",
        )
    ),
    "receipt_before_transmission": Reason(
        _(
            "reason_receipt_before_transmission",
            default="The act was received before it was sent: correct one of the days.",
        )
    ),
    "receipt_missing": Reason(
        _(
            "reason_receipt_missing",
            default="Record the day on which supervision received the act with all "
            "its documents.",
        )
    ),
    "supervision_not_due": Reason(
        _(
            "reason_supervision_not_due",
            default="This act is not sent to supervision: record that it is executory.",
        ),
        elsewhere=True,
    ),
    "supervision_refused": Reason(
        _(
            "reason_supervision_refused",
            default="Supervision annulled or did not approve the act: record that.",
        )
    ),
    "supervision_running": Reason(
        _(
            "reason_supervision_running",
            default="Supervision may decide until ${until}: wait for the day after,"
            " or record its decision.",
        )
    ),
    "transmission_before_adoption": Reason(
        _(
            "reason_transmission_before_adoption",
            default="The act was sent on ${on}, before it was adopted: correct the day.",
        )
    ),
    "transmission_date_missing": Reason(
        _(
            "reason_transmission_date_missing",
            default="Record the day on which the act was sent to supervision.",
        )
    ),
    "transmission_in_future": Reason(
        _(
            "reason_transmission_in_future",
            default="The act is to be sent on ${on}: wait for that day, or correct it.",
        )
    ),
    "transmission_missing": Reason(
        _(
            "reason_transmission_missing",
            default="Send the act to supervision first: it may not be carried out before.",
        )
    ),
}
