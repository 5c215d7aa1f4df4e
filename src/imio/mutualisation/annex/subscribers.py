"""An annex is confidential by itself, and frozen with the act that holds it."""

from Acquisition import aq_parent
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.security import MEMBERS
from imio.mutualisation.security import READERS
from imio.mutualisation.security import WRITE_ACT
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


READING = ("View", "Access contents information")
CHANGING = ("Modify portal content", "Delete objects")


@adapter(IAnnex, IObjectModifiedEvent)
def protect(annex: IAnnex, event: IObjectModifiedEvent) -> None:
    """Registered for additions too."""
    hidden = bool(annex.confidential)
    _manage(annex, READING, (*MEMBERS, *READERS) if hidden else (), not hidden)
    freeze(annex, aq_parent(annex))
    annex.reindexObjectSecurity()


@adapter(IGuarded, IAfterTransitionEvent)
def freeze_with_act(act: IGuarded, event: IAfterTransitionEvent) -> None:
    """Once nobody may write the act, nobody may replace its annexes."""
    for child in act.objectValues():
        if IAnnex.providedBy(child):
            freeze(child, act)


def freeze(annex: IAnnex, act: Any) -> None:
    """Leave the changes to those who may edit the act, while its text may change."""
    writers = [
        row for row in act.rolesOfPermission(WRITE_ACT) if row["selected"] == "SELECTED"
    ]
    _manage(annex, CHANGING, (), bool(writers))


def _manage(
    annex: Any, permissions: tuple[str, ...], roles: tuple[str, ...], acquired: bool
) -> None:
    for permission in permissions:
        annex.manage_permission(permission, roles, acquire=int(acquired))
