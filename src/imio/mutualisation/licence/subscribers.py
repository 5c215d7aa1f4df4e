"""What the steps of a licence leave behind."""

from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.waits import note
from imio.mutualisation.licence import facts
from imio.mutualisation.licence import framework
from imio.mutualisation.licence.drawing import members_drawing
from imio.mutualisation.licence.ledger import SeatLedger
from imio.mutualisation.licence.messages import NOTICE_SUBJECT
from imio.mutualisation.licence.messages import NOTICE_TEXT
from imio.mutualisation.licence.messages import WITHDRAWN_SUBJECT
from imio.mutualisation.licence.messages import WITHDRAWN_TEXT
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import licensing
from imio.mutualisation.rules.states import SEATS_UNDECIDED
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.lifecycleevent.interfaces import IObjectAddedEvent


@adapter(ILicence, IObjectAddedEvent)
def open_ledger(licence: ILicence, event: IObjectAddedEvent) -> None:
    """The pool is there from the start, and nobody draws."""
    licence.ledger = SeatLedger()
    licence.counted = (0, 0)


@adapter(ILicence, IAfterTransitionEvent)
def after_step(licence: ILicence, event: IAfterTransitionEvent) -> None:
    """Periods and decisions; who draws is told of a notice, given or withdrawn."""
    step = follow(CONSEQUENCES, licence, event)
    if step in COUNTED_ON:
        licence.count_on()
    if step is not None:
        licence.reindexObject()
        note(*records("Allotment", _undecided(licence)))


def _undecided(licence: ILicence) -> list[str]:
    """The seats that somebody grants or confirms as long as it runs."""
    states = {"review_state": SEATS_UNDECIDED}
    found = existing("Allotment", licence_uid=uid(licence), **states)
    return [brain.UID for brain in found]


def activated(licence: ILicence, comment: str) -> None:
    framework.keep(licence)


def renegotiated(licence: ILicence, comment: str) -> None:
    framework.drop(licence)


def renewed(licence: ILicence, comment: str) -> None:
    if terms := facts.terms(licence):
        licence.end = licensing.renewed(terms, clock.today()).end
        framework.keep(licence)


def noticed(licence: ILicence, comment: str) -> None:
    """It ends with the period."""
    if terms := facts.terms(licence):
        licence.end = licensing.noticed(terms, clock.today()).end
    _tell(licence, (NOTICE_SUBJECT, NOTICE_TEXT), comment)


def notice_withdrawn(licence: ILicence, comment: str) -> None:
    _tell(licence, (WITHDRAWN_SUBJECT, WITHDRAWN_TEXT), comment)


def stock_kept(licence: ILicence, comment: str) -> None:
    licence.stock_kept = facts.stock_figures(licence)


CONSEQUENCES: Consequences = {
    "activate": activated,
    "back_to_negotiation": renegotiated,
    "renew": renewed,
    "roll_over": renewed,
    "give_notice": noticed,
    "back_to_active": notice_withdrawn,
    "keep_stock": stock_kept,
}


# The steps by which a period, or the end, is computed.
COUNTED_ON = ("renew", "roll_over", "give_notice", "end")


def _tell(licence: ILicence, texts: tuple[Message, Message], reason: str) -> None:
    details = {
        "title": licence.title,
        "end": partial(long_day, licence.end),
        "reason": reason,
        "url": licence.absolute_url(),
    }
    addresses = {
        address
        for member in members_drawing(licence)
        for address in group_addresses(f"member:{member}:agents")
    }
    tell(addresses, texts, details)
