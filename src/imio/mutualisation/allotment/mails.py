"""Who is told of what happens to seats."""

from Acquisition import aq_parent
from functools import partial
from imio.mutualisation.allotment.messages import ASKED_SUBJECT
from imio.mutualisation.allotment.messages import ASKED_TEXT
from imio.mutualisation.allotment.messages import TO_MEMBER
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.asked.licence import Licence
from imio.mutualisation.base.localroles import group_id
from imio.mutualisation.base.mail import Detail
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import officer_addresses
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.metrics import counted


def tell_member(allotment: IAllotment, step: str, reason: str) -> None:
    """The agents of the member learn what IMIO, or the waiting list, did."""
    if step in TO_MEMBER:
        to = group_addresses(group_id(aq_parent(allotment), "agents"))
        tell(to, TO_MEMBER[step], {**_details(allotment), "reason": reason})


def tell_officers(allotment: IAllotment) -> None:
    """The project officers learn what a member asks for."""
    texts = (ASKED_SUBJECT, ASKED_TEXT)
    tell(officer_addresses(), texts, _details(allotment))


def quantity_shown(allotment: IAllotment, licence: Licence, language: str = "") -> str:
    """`3 postes de travail`."""
    return counted(licence.metric, allotment.quantity, language)


def _details(allotment: IAllotment) -> dict[str, Detail]:
    licence = allotment.licence_drawn()
    return {
        "licence": licence.title,
        "member": aq_parent(allotment).title,
        "quantity": partial(quantity_shown, allotment, licence),
        "url": allotment.absolute_url(),
    }
