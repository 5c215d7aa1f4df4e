"""Whose turn it is hears so, and is reminded."""

from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.mail import reader_of
from imio.mutualisation.base.mail import tell
from imio.mutualisation.i18n import _
from imio.mutualisation.signing.schema import ISigning
from plone import api


TURN = (
    _("mail_signing_turn_subject", default="To sign: ${title}"),
    _(
        "mail_signing_turn",
        default="“${title}”\n\nIt is your turn to sign${until}.\n\n${url}",
    ),
)


def tell_turn(session: ISigning) -> None:
    """The next one; called again, it is a reminder."""
    turn = session.turn()
    person = api.user.get(userid=turn.account) if turn else None
    reader = reader_of(person) if person else None
    if reader:
        day = long_day(session.until, reader.language)
        details = {
            "title": session.title,
            "until": f" ({day})" if day else "",
            "url": f"{session.absolute_url()}/@@signer",
        }
        tell([reader], TURN, details)
