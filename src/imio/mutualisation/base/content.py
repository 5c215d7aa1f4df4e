"""What every type of the suite shares."""

from imio.mutualisation.interfaces import IGuarded
from plone import api
from plone.dexterity.content import Container
from zope.interface import implementer


@implementer(IGuarded)
class GuardedContainer(Container):
    """Content with a workflow whose transitions explain themselves.

    Unordered: two additions at the same time do not conflict over an order that
    nobody needs. Attributes of the class are not annotated: `zope.annotation` would
    take the class's `__annotations__` for those of each object. The old file-server
    methods answer nobody: they would show fields without asking for the field's own
    permission.
    """

    _ordering = "unordered"
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
