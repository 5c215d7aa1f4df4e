"""An annex is confidential by itself, and frozen with the act that holds it.

What is added later, a decision of supervision say, may change until publication.
"""

from Acquisition import aq_parent
from collections.abc import Mapping
from imio.mutualisation.annex.holding import may_hold_one_more
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IReservedDocuments
from imio.mutualisation.security import MEMBERS
from imio.mutualisation.security import PARTICIPANT
from imio.mutualisation.security import PARTNER
from imio.mutualisation.security import READERS
from imio.mutualisation.standards.properties import properties
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


READING = ("View", "Access contents information")
CHANGING = ("Modify portal content", "Delete objects")


@adapter(IAnnex, IObjectModifiedEvent)
def protect(annex: IAnnex, event: IObjectModifiedEvent) -> None:
    """Registered for additions too."""
    reserved = IReservedDocuments.providedBy(aq_parent(annex))
    hidden = bool(annex.confidential) or reserved
    roles = (*MEMBERS, PARTICIPANT, PARTNER, *READERS) if hidden else ()
    _manage(annex, READING, roles, not hidden)
    annex.reindexObjectSecurity()


def hide(annex: IAnnex, reason: str) -> None:
    """Confidential for a reason, or read by whoever reads what holds it without one."""
    annex.confidential, annex.confidentiality_reason = bool(reason), reason
    protect(annex, None)
    annex.reindexObject()


def freeze(annex: IAnnex) -> None:
    """What is published stays as it is."""
    _manage(annex, CHANGING, (), False)


@adapter(IAnnex, IObjectModifiedEvent)
def entitle(annex: IAnnex, event: IObjectModifiedEvent) -> None:
    """Registered for additions too: without a title it is called as its file is."""
    if not annex.title:
        annex.title = annex.file.filename.rpartition(".")[0] or annex.file.filename


@adapter(IAnnex, IObjectModifiedEvent)
def look_into(annex: IAnnex, event: IObjectModifiedEvent) -> None:
    """Registered for additions too: what the file says of itself is at hand from then on."""
    annex.described = properties(annex.file.filename, annex.file.data)


@adapter(IAnnex, IObjectAddedEvent)
def keep_within(annex: IAnnex, event: IObjectAddedEvent) -> None:
    """What people add by hand; the files of a bid come by its opening, which goes on."""
    holder = aq_parent(annex)
    if may_create(holder, "Annex"):
        or_refuse(may_hold_one_more(holder, added=1))


@adapter(IGuarded, IAfterTransitionEvent)
def after_step_of_holder(holder: IGuarded, event: IAfterTransitionEvent) -> None:
    """Once the act is adopted or the assembly convened, nobody replaces its annexes."""
    follow(CONSEQUENCES.get(holder.portal_type.rpartition(".")[2], {}), holder, event)


def frozen(holder: IGuarded, comment: str) -> None:
    _let_change(holder, False)


def thawed(holder: IGuarded, comment: str) -> None:
    _let_change(holder, True)


def _let_change(holder: IGuarded, acquired: bool) -> None:
    for child in holder.objectValues():
        if IAnnex.providedBy(child):
            _manage(child, CHANGING, (), acquired)


# What is published of a tender changes its terms: nobody replaces it silently.
CONSEQUENCES: Mapping[str, Consequences] = {
    "Assembly": {"convene": frozen, "back_to_preparation": thawed},
    "Deliberation": {
        "adopt": frozen,
        "adopt_amended": frozen,
        "back_to_scheduled": thawed,
    },
    "Tender": {"publish": frozen},
}


def _manage(
    annex: Any, permissions: tuple[str, ...], roles: tuple[str, ...], acquired: bool
) -> None:
    for permission in permissions:
        annex.manage_permission(permission, roles, acquire=int(acquired))
