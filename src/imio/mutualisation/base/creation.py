"""Create content from code as a form or the API would: events, checks, short name."""

from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectCreatedEvent


def create_in(container: Any, type_name: str, **values: Any) -> Any:
    """New content of a type (`"ServiceRequest"`...), if the current user may add it.

    `plone.api` renames after creating, which takes a right that nobody has here.
    """
    content = createContent(f"imio.mutualisation.{type_name}", **values)
    notify(ObjectCreatedEvent(content))
    return addContentToContainer(container, content)
