"""What happens next with an allotment, in words, and its mails."""

from collections.abc import Mapping
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


OFFICER = _("actor_officer", default="A project officer of IMIO")
AGENTS = _("actor_agent", default="The agents of the member")
NEXT_STEPS: Mapping[str, tuple[Message, Message | None]] = {
    "asked": (
        _(
            "seats_next_asked",
            default="The seats are kept for you: IMIO confirms or refuses them.",
        ),
        OFFICER,
    ),
    "waiting": (
        _(
            "seats_next_waiting",
            default="Number ${place} on the waiting list: as soon as seats are given "
            "back or bought, those who wait are served in order.",
        ),
        None,
    ),
    "granted": (
        _(
            "seats_next_granted",
            default="The seats are yours: confirm once you have received them.",
        ),
        AGENTS,
    ),
    "in_use": (
        _(
            "seats_next_in_use",
            default="In use. Give back what you no longer need: others wait for it.",
        ),
        None,
    ),
    "returned": (
        _("seats_next_returned", default="Given back: nothing follows."),
        None,
    ),
    "refused": (
        _("seats_next_refused", default="Refused, for the reason below."),
        None,
    ),
    "cancelled": (
        _("seats_next_cancelled", default="Cancelled: nothing follows."),
        None,
    ),
    "lapsed": (
        _("seats_next_lapsed", default="The licence has ended: nothing follows."),
        None,
    ),
}
# Step: subject and text of the mail that the agents of the member are sent.
TO_MEMBER: Mapping[str, tuple[Message, Message]] = {
    "grant": (
        _("mail_granted_subject", default="Granted: ${quantity} – ${licence}"),
        _(
            "mail_granted",
            default="IMIO grants ${member} ${quantity} of the licence ${licence}.\n"
            "Confirm on the page once you have received them.\n\n${url}",
        ),
    ),
    "refuse": (
        _("mail_seats_refused_subject", default="Refused: ${quantity} – ${licence}"),
        _(
            "mail_seats_refused",
            default="IMIO does not grant ${member} ${quantity} of the licence "
            "${licence}.\n\nReason: ${reason}\n\n${url}",
        ),
    ),
    "serve": (
        _("mail_served_subject", default="Your turn: ${quantity} – ${licence}"),
        _(
            "mail_served",
            default="Seats of the licence ${licence} are free: ${quantity} are kept "
            "for ${member}, which waited for them.\n\n${url}",
        ),
    ),
    "lapse": (
        _("mail_lapsed_subject", default="Ended: ${licence}"),
        _(
            "mail_lapsed",
            default="The licence ${licence} has ended, and with it what ${member} held "
            "of it (${quantity}).\n\n${url}",
        ),
    ),
}
ASKED_SUBJECT = _("mail_asked_subject", default="Asked: ${quantity} – ${licence}")
ASKED_TEXT = _(
    "mail_asked",
    default="${member} asks for ${quantity} of the licence ${licence}.\n"
    "Grant or refuse them on the page.\n\n${url}",
)
