"""The resource type and its guard."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.resource.facts import is_empty
from imio.mutualisation.resource.schema import IResource
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from zope.interface import implementer


@implementer(IResource)
class Resource(GuardedContainer):
    """A document or a good practice that is shared."""

    security = ClassSecurityInfo()

    @security.protected("View")
    def may_propose(self) -> Verdict:
        """Refused: `resource_empty`."""
        return require(not is_empty(self), "resource_empty")


InitializeClass(Resource)
