"""Create and move content from code, where rights that nobody holds are in the way."""

from Acquisition import aq_base
from Acquisition import aq_parent
from itertools import chain
from itertools import count
from OFS.event import ObjectWillBeMovedEvent
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.event import notify
from zope.lifecycleevent import ObjectMovedEvent


# The short names of what was deleted, kept with what held it.
GONE = "imio.mutualisation.gone"


def may_create(container: Any, type_name: str) -> bool:
    """Whether the current user may add a type (`"ServiceRequest"`...) there."""
    permission = f"imio.mutualisation: Add {type_name}"
    return bool(api.user.has_permission(permission, obj=container))


def free_name(container: Any, name: str) -> str:
    """`name`, or `name-1`, `name-2`... : the first that never was another's."""
    numbered = (f"{name}-{number}" for number in count(1))
    gone = IAnnotations(container).get(GONE, ())
    return next(
        each
        for each in chain([name], numbered)
        if each not in container and each not in gone
    )


def create_in(container: Any, type_name: str, **values: Any) -> Any:
    """New content of a type (`"ServiceRequest"`...), if the current user may add it.

    `plone.api` renames after creating, which takes a right that nobody has here.
    """
    return addContentToContainer(container, _created(type_name, values))


def create_unasked(container: Any, type_name: str, **values: Any) -> Any:
    """The same for what a step brings about, which nobody may add by hand."""
    content = _created(type_name, values)
    return addContentToContainer(container, content, checkConstraints=False)


def _created(type_name: str, values: dict[str, Any]) -> Any:
    return createContent(f"imio.mutualisation.{type_name}", **values)


def move_to(container: Any, content: Any) -> None:
    """Move content, under its own short name where that is free; no state lets
    anybody do it by hand.
    """
    source, old = aq_parent(content), content.getId()
    new = free_name(container, old)
    notify(ObjectWillBeMovedEvent(content, source, old, container, new))
    source._delObject(old, suppress_events=True)
    moved = aq_base(content)
    moved.id = new
    container._setObject(new, moved, set_owner=0, suppress_events=True)
    moved = container._getOb(new)
    notify(ObjectMovedEvent(moved, source, old, container, new))
