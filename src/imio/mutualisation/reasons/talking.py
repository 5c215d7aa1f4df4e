"""Why something is refused: the messages of a record."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "message_asks": Reason(
        _(
            "reason_message_asks",
            default="IMIO alone expects an answer, of those who can read the message.",
        ),
        400,
    ),
    "message_audience": Reason(
        _(
            "reason_message_audience",
            default="“${value}” is no audience: a message is for the thread or internal.",
        ),
        400,
    ),
    "message_empty": Reason(
        _("reason_message_empty", default="Write something, or choose a file."), 400
    ),
    "message_files": Reason(
        _(
            "reason_message_files",
            default="A message has ${most} files at most: send the others with another "
            "one.",
        ),
        400,
    ),
    "message_internal": Reason(
        _("reason_message_internal", default="Only IMIO writes internal notes."), 403
    ),
    "message_not_yours": Reason(
        _(
            "reason_message_not_yours",
            default="You read this conversation, but you do not take part in it.",
        ),
        403,
    ),
    "message_settled": Reason(
        _(
            "reason_message_settled",
            default="Nothing waits for an answer here any more: load the page again.",
        )
    ),
}
