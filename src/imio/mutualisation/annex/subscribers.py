"""An annex is confidential by itself, and frozen with the act that holds it.

What is added later, a decision of supervision say, may change until publication.
"""

from Acquisition import aq_parent
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IReservedDocuments
from imio.mutualisation.security import MEMBERS
from imio.mutualisation.security import PARTICIPANT
from imio.mutualisation.security import PARTNER
from imio.mutualisation.security import READERS
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


READING = ("View", "Access contents information")
# What is published of a tender changes its terms: nobody replaces it silently.
FREEZING = {
    "Assembly": ("convene",),
    "Deliberation": ("adopt", "adopt_amended"),
    "Tender": ("publish",),
}
THAWING = ("back_to_scheduled", "back_to_preparation")
CHANGING = ("Modify portal content", "Delete objects")


@adapter(IAnnex, IObjectModifiedEvent)
def protect(annex: IAnnex, event: IObjectModifiedEvent) -> None:
    """Registered for additions too."""
    reserved = IReservedDocuments.providedBy(aq_parent(annex))
    hidden = bool(annex.confidential) or reserved
    roles = (*MEMBERS, PARTICIPANT, PARTNER, *READERS) if hidden else ()
    _manage(annex, READING, roles, not hidden)
    annex.reindexObjectSecurity()


@adapter(IGuarded, IAfterTransitionEvent)
def freeze_with_act(act: IGuarded, event: IAfterTransitionEvent) -> None:
    """Once the act is adopted or the assembly convened, nobody replaces its annexes."""
    transition = event.transition.id if event.transition else None
    if transition in (*FREEZING.get(type_of(act), ()), *THAWING):
        for child in act.objectValues():
            if IAnnex.providedBy(child):
                _manage(child, CHANGING, (), transition in THAWING)


def type_of(act: IGuarded) -> str:
    """`Deliberation`, `Tender`..."""
    return act.portal_type.rpartition(".")[2]


def _manage(
    annex: Any, permissions: tuple[str, ...], roles: tuple[str, ...], acquired: bool
) -> None:
    for permission in permissions:
        annex.manage_permission(permission, roles, acquire=int(acquired))
