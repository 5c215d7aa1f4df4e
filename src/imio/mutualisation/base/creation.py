"""Create and move content from code, where rights that nobody holds are in the way."""

from Acquisition import aq_base
from Acquisition import aq_parent
from OFS.event import ObjectWillBeMovedEvent
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from typing import Any
from zope.container.contained import notifyContainerModified
from zope.event import notify
from zope.lifecycleevent import ObjectCreatedEvent
from zope.lifecycleevent import ObjectMovedEvent


def create_in(container: Any, type_name: str, **values: Any) -> Any:
    """New content of a type (`"ServiceRequest"`...), if the current user may add it.

    `plone.api` renames after creating, which takes a right that nobody has here.
    """
    content = createContent(f"imio.mutualisation.{type_name}", **values)
    notify(ObjectCreatedEvent(content))
    return addContentToContainer(container, content)


def move_to(container: Any, content: Any) -> None:
    """Move content under its own short name; no state lets anybody do it by hand."""
    source, name = aq_parent(content), content.getId()
    notify(ObjectWillBeMovedEvent(content, source, name, container, name))
    source._delObject(name, suppress_events=True)
    container._setObject(name, aq_base(content), set_owner=0, suppress_events=True)
    moved = container._getOb(name)
    notify(ObjectMovedEvent(moved, source, name, container, name))
    for each in (source, container):
        notifyContainerModified(each)
