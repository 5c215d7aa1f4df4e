"""The date of a partner's record is that of its last edit, and of nothing else."""

from imio.mutualisation.partner.schema import IPartner
from zope.component import adapter
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@adapter(IPartner, IObjectModifiedEvent)
def date_edit(partner: IPartner, event: IObjectModifiedEvent) -> None:
    """A bid that is prepared inside is no edit: rivals would see when."""
    if not IContainerModifiedEvent.providedBy(event):
        partner.setModificationDate()
        partner.reindexObject(idxs=["modified"])
