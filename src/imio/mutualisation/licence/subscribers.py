"""What the steps of a licence leave behind."""

from collections.abc import Callable
from imio.mutualisation.base import clock
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import tell
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.drawing import members_drawing
from imio.mutualisation.licence.ledger import SeatLedger
from imio.mutualisation.licence.messages import NOTICE_SUBJECT
from imio.mutualisation.licence.messages import NOTICE_TEXT
from imio.mutualisation.licence.messages import WITHDRAWN_SUBJECT
from imio.mutualisation.licence.messages import WITHDRAWN_TEXT
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import licensing
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.lifecycleevent.interfaces import IObjectAddedEvent


@adapter(ILicence, IObjectAddedEvent)
def open_ledger(licence: ILicence, event: IObjectAddedEvent) -> None:
    """The pool is there from the start, and nobody draws."""
    licence.ledger = SeatLedger()


@adapter(ILicence, IAfterTransitionEvent)
def keep_step(licence: ILicence, event: IAfterTransitionEvent) -> None:
    """Periods and decisions; who draws is told of a notice, given or withdrawn."""
    if event.transition is None:
        return
    step = event.transition.id
    if step in STEPS:
        STEPS[step](licence)
    if step in TOLD:
        _tell(licence, TOLD[step], (event.kwargs or {}).get("comment") or "")
    licence.reindexObject()


def _renew(licence: ILicence) -> None:
    licence.end = licensing.renewed(facts.terms(licence), clock.today()).end


def _end_with_period(licence: ILicence) -> None:
    licence.end = licensing.noticed(facts.terms(licence), clock.today()).end


def _keep_stock(licence: ILicence) -> None:
    licence.stock_kept = facts.stock_figures(licence)


STEPS: dict[str, Callable[[ILicence], None]] = {
    "renew": _renew,
    "roll_over": _renew,
    "give_notice": _end_with_period,
    "keep_stock": _keep_stock,
}


# The steps that those who draw are told of: subject and text.
TOLD: dict[str, tuple[Message, Message]] = {
    "give_notice": (NOTICE_SUBJECT, NOTICE_TEXT),
    "back_to_active": (WITHDRAWN_SUBJECT, WITHDRAWN_TEXT),
}


def _tell(licence: ILicence, texts: tuple[Message, Message], reason: str) -> None:
    details = {
        "title": licence.title,
        "end": long_day(licence.end),
        "reason": reason,
        "url": licence.absolute_url(),
    }
    addresses = {
        address
        for member in members_drawing(licence)
        for address in group_addresses(f"member:{member}:agents")
    }
    tell(addresses, texts, details)
