"""Whose turn it is to sign is reminded before the day; what is outdated is closed."""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import take
from imio.mutualisation.base.reminding import keep_reminder
from imio.mutualisation.base.reminding import reminder_of_today
from imio.mutualisation.base.reminding import thresholds
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.signing.facts import signing_facts
from imio.mutualisation.signing.mails import tell_turn
from imio.mutualisation.signing.schema import ISigning


REMINDED = _("due_signing_reminded", default="Who has the turn to sign was reminded")

OUTDATED = _(
    "due_signing_outdated",
    default="The document is another one since: nobody signs it.",
)


def settle() -> list[Line]:
    """All sessions that go on."""
    return each(found("Signing", review_state="open"), go_on)


def go_on(session: ISigning) -> Iterator[Done]:
    """One whose document is another by now is over; else each threshold once."""
    if not signing_facts(session).stands:
        yield take(session, "cancel", words(OUTDATED))
        return
    days = reminder_of_today(session, session.until, thresholds())
    if days is not None:
        tell_turn(session)
        keep_reminder(session, session.until, days)
        yield Done(session, "remind", words(REMINDED))
