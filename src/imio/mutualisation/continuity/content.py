"""The incident type: its guards, one line each."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.continuity.announcing import told_before
from imio.mutualisation.continuity.facts import incident_facts
from imio.mutualisation.continuity.facts import uncovered
from imio.mutualisation.continuity.schema import IIncident
from imio.mutualisation.interfaces import ITalked
from imio.mutualisation.rules import continuity
from imio.mutualisation.rules.verdict import Verdict
from zope.interface import implementer


@implementer(IIncident, ITalked)
class Incident(GuardedContainer):
    """An incident and, inside, the letters that show it."""

    security = ClassSecurityInfo()
    # Or the defaults of the form would answer for them.
    product = None
    licence = None
    # The title that nobody wrote: it follows the kind and the subject.
    made_title = None

    @security.private
    def commitment(self, step: str) -> list[str]:
        """Whom the declaration touches, and what it sends."""
        return told_before(self)

    @security.protected("View")
    def may_declare(self) -> Verdict:
        return continuity.may_declare(incident_facts(self))

    @security.protected("View")
    def may_open_missing(self) -> Verdict:
        return continuity.may_open_missing(len(uncovered(self)))

    @security.protected("View")
    def may_settle(self) -> Verdict:
        return continuity.may_settle(incident_facts(self))


InitializeClass(Incident)
