"""The resource type and its guard."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.resource.facts import resource_facts
from imio.mutualisation.resource.schema import IResource
from imio.mutualisation.rules import resources as rules
from imio.mutualisation.rules.verdict import Verdict
from zope.interface import implementer


@implementer(IResource)
class Resource(GuardedContainer):
    """A document or a good practice that is shared."""

    security = ClassSecurityInfo()

    @security.protected("View")
    def may_propose(self) -> Verdict:
        return rules.may_propose(resource_facts(self))


InitializeClass(Resource)
