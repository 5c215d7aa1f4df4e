"""The need type: its guards, one line each."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.interfaces import IReservedDocuments
from imio.mutualisation.interfaces import ITalked
from imio.mutualisation.need.facts import need_facts
from imio.mutualisation.need.schema import INeed
from imio.mutualisation.rules import pooling
from imio.mutualisation.rules.verdict import Verdict
from zope.interface import implementer


@implementer(INeed, IReservedDocuments, ITalked)
class Need(GuardedContainer):
    """A need and, inside, the documents of those who joined it."""

    security = ClassSecurityInfo()

    @security.protected("View")
    def may_pool(self) -> Verdict:
        return pooling.may_pool(need_facts(self))

    @security.protected("View")
    def may_tender(self) -> Verdict:
        return pooling.may_tender(need_facts(self))

    @security.protected("View")
    def may_satisfy(self) -> Verdict:
        return pooling.may_satisfy(need_facts(self))


InitializeClass(Need)
