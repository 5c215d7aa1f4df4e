"""What holds an official number stays: numbers are gapless and acts are kept."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.interfaces import INumbered
from imio.mutualisation.rules.verdict import Refused
from OFS.interfaces import IObjectWillBeRemovedEvent
from plone.base.interfaces import IPloneSiteRoot
from zope.component import adapter


@adapter(INumbered, IObjectWillBeRemovedEvent)
def refuse_removal(obj: INumbered, event: IObjectWillBeRemovedEvent) -> None:
    """Also asked of the children when their container is deleted."""
    if not IPloneSiteRoot.providedBy(event.object) and obj.holds_number():
        raise Refusal(Refused("numbered", {"title": obj.Title()}))
