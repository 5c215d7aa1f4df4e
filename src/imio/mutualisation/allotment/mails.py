"""Who is told of what happens to seats."""

from Acquisition import aq_parent
from imio.mutualisation.allotment.messages import ASKED_SUBJECT
from imio.mutualisation.allotment.messages import ASKED_TEXT
from imio.mutualisation.allotment.messages import TO_MEMBER
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import notify
from imio.mutualisation.base.metrics import counted
from imio.mutualisation.base.words import words
from typing import Any
from zope.i18nmessageid import Message


OFFICERS = "mutualisation-officers"


def tell_member(allotment: Any, step: str, reason: str) -> None:
    """The agents of the member learn what IMIO, or the waiting list, did."""
    if step in TO_MEMBER:
        to = group_addresses(f"member:{uid(aq_parent(allotment))}:agents")
        _send(to, TO_MEMBER[step], {**_details(allotment), "reason": reason})


def tell_officers(allotment: Any) -> None:
    """The project officers learn what a member asks for."""
    to = group_addresses(OFFICERS)
    _send(to, (ASKED_SUBJECT, ASKED_TEXT), _details(allotment))


def quantity_shown(allotment: Any, licence: Any) -> str:
    """`3 postes de travail`."""
    return counted(licence.metric, allotment.quantity)


def _details(allotment: Any) -> dict[str, str]:
    licence = allotment.licence_drawn()
    return {
        "licence": licence.title,
        "member": aq_parent(allotment).title,
        "quantity": quantity_shown(allotment, licence),
        "url": allotment.absolute_url(),
    }


def _send(to: Any, texts: tuple[Message, Message], details: dict[str, str]) -> None:
    subject, text = (words(Message(each, mapping=details)) for each in texts)
    notify(to, subject, text)
