"""What holds an official number stays, and no name of what goes is given again."""

from Acquisition import aq_base
from BTrees.OOBTree import OOTreeSet
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.creation import GONE
from imio.mutualisation.interfaces import INumbered
from imio.mutualisation.interfaces import IRecord
from imio.mutualisation.rules.verdict import Refused
from OFS.interfaces import IObjectWillBeRemovedEvent
from plone.base.interfaces import IPloneSiteRoot
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


@adapter(INumbered, IObjectWillBeRemovedEvent)
def refuse_removal(obj: INumbered, event: IObjectWillBeRemovedEvent) -> None:
    """Numbers are gapless and acts are kept: also asked of the children when their
    container is deleted.
    """
    if not IPloneSiteRoot.providedBy(event.object) and obj.holds_number():
        raise Refusal(Refused("numbered", {"title": obj.Title()}))


@adapter(IRecord, IObjectRemovedEvent)
def keep_name(record: IRecord, event: IObjectRemovedEvent) -> None:
    """Links that were sent lead to nothing, never to another record."""
    if aq_base(event.object) is aq_base(record):
        gone = IAnnotations(event.oldParent).setdefault(GONE, OOTreeSet())
        gone.insert(event.oldName)
