"""What every type of the suite shares."""

from imio.mutualisation.interfaces import IGuarded
from OFS.event import ObjectWillBeAddedEvent
from plone import api
from plone.dexterity.content import Container
from typing import Any
from zope.event import notify
from zope.interface import implementer
from zope.lifecycleevent import ObjectAddedEvent


# Not None: Zope gives whoever adds an object that has no local roles the role Owner in it,
# for good, and Plone lets an owner do much, whatever is frozen.
NO_LOCAL_ROLES: dict[str, list[str]] = {}


class QuietContainer(Container):
    """What is put into it does not change it.

    Unordered: two additions at the same time do not conflict over an order that
    nobody needs.
    """

    _ordering = "unordered"

    __ac_local_roles__ = {}

    def _setObject(
        self,
        id: str,
        object: Any,
        roles: Any = None,
        user: Any = None,
        set_owner: int = 1,
        suppress_events: bool = False,
    ) -> str:
        """Plone says that the container is modified, and catalogues it for each child."""
        self._checkId(id)
        if not suppress_events:
            notify(ObjectWillBeAddedEvent(object, self, id))
        name = super()._setObject(id, object, roles, user, set_owner, True)
        if not suppress_events:
            notify(ObjectAddedEvent(self._getOb(name), self, name))
        return name


@implementer(IGuarded)
class GuardedContainer(QuietContainer):
    """Content with a workflow whose transitions explain themselves.

    Attributes of the class are not annotated: `zope.annotation` would take the class's
    `__annotations__` for those of each object. The old file-server methods answer
    nobody: they would show fields without asking for the field's own permission.
    """

    manage_DAVget__roles__ = ()
    manage_FTPget__roles__ = ()
    manage_FTPstat__roles__ = ()
    manage_FTPlist__roles__ = ()

    def review_state(self) -> str:
        """The id of the present state."""
        tool = api.portal.get_tool("portal_workflow")
        return tool.getInfoFor(self, "review_state")

    def commitment(self) -> list[str]:
        """What a signature commits to, for the page that asks for it."""
        return []

    review_state__roles__ = commitment__roles__ = ()
