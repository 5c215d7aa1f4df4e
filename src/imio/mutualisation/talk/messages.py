"""What the conversation says on screen and in its mails."""

from imio.mutualisation.i18n import _
from imio.mutualisation.rules.talking import IMIO
from imio.mutualisation.rules.talking import PARTNER


# Who reads what is written, by the type of the record; said above the box.
READERS = {
    "ServiceRequest": _("talk_readers_request", default="${member} and IMIO read it."),
    "Need": _(
        "talk_readers_need",
        default="All members that see this need, and IMIO, read it with your name.",
    ),
    "Licence": _(
        "talk_readers_licence",
        default="All members that see this licence, and IMIO, read it with your name.",
    ),
    "Incident": _(
        "talk_readers_incident",
        default="All members that see this incident, and IMIO, read it with your name.",
    ),
}
WITH_PARTNER = _(
    "talk_readers_partner",
    default="${member}, IMIO and ${partner}, the partner that is called, read it.",
)
SIDES = {
    IMIO: _("talk_side_imio", default="IMIO"),
    PARTNER: _("talk_side_partner", default="Partner"),
}
SENT = _("talk_sent", default="Your message is sent.")
NOTED = _("talk_noted", default="Your note is kept, within IMIO.")
SETTLED = _("talk_settled", default="Nothing waits for an answer any more.")
NOTE = _("talk_note", default="Internal note")
MESSAGE = _("talk_message", default="Message")
NO_ANSWER = _("talk_no_answer", default="No answer needed")

SUBJECT = _("mail_message_subject", default="[${number}] Message of ${who} – ${title}")
NOTE_SUBJECT = _(
    "mail_note_subject", default="[${number}] Internal note of ${who} – ${title}"
)
TEXT = _(
    "mail_message",
    default="${title}\n\n${who} wrote:\n\n${text}${files}\n\nRead and answer: ${url}\n\n"
    "An answer to this mail is not added to the conversation.",
)
FILES = _("mail_message_files", default="\n\nWith: ${files}")
