"""The date of a partner's record, and what a candidate is told."""

from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.inviting import invite
from imio.mutualisation.base.localroles import ADMINISTRATORS
from imio.mutualisation.base.mail import tell
from imio.mutualisation.partner.messages import DECLINED
from imio.mutualisation.partner.schema import IPartner
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@adapter(IPartner, IObjectModifiedEvent)
def date_edit(partner: IPartner, event: IObjectModifiedEvent) -> None:
    """That of its last edit: rivals would see when a bid is prepared inside."""
    if not IContainerModifiedEvent.providedBy(event):
        partner.setModificationDate()
        partner.reindexObject(idxs=["modified"])


@adapter(IPartner, IAfterTransitionEvent)
def after_step(partner: IPartner, event: IAfterTransitionEvent) -> None:
    """Who is accepted gets an account, who is not is told why."""
    follow(CONSEQUENCES, partner, event)


def accepted(partner: IPartner, comment: str) -> None:
    name = partner.contact_name or partner.title
    invite(partner, name, partner.email, ("agents", ADMINISTRATORS))


def declined(partner: IPartner, reason: str) -> None:
    tell([partner.email], DECLINED, {"title": partner.title, "reason": reason})


CONSEQUENCES: Consequences = {"accept": accepted, "decline": declined}
