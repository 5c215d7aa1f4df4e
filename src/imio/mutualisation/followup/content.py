"""The follow-up type."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from collections.abc import Mapping
from datetime import date
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.followup.schema import IFollowup
from imio.mutualisation.rules import followup as rules
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from zope.interface import implementer


@implementer(IFollowup)
class Followup(GuardedContainer):
    """What is to be done about an act, by whom, until when."""

    security = ClassSecurityInfo()
    # What is to be done may name somebody: the address must not.
    short_name = "suite"
    # Or the default of the form would answer for it.
    seat = None

    @security.private
    def may_say(self, step: str, given: Mapping[str, Any]) -> Verdict:
        """Refused: as `rules.may_provide_on`."""
        if step != "provide":
            return super().may_say(step, given)
        return rules.may_provide_on(given["provided_on"], self.decided_on)

    @security.private
    def assignee(self) -> str:
        """Who does it, from the roster or in words."""
        return self.seat or self.assigned_to

    @property
    def next_deadline(self) -> date | None:
        """The day that the lists of what is due read."""
        until: date | None = self.until
        return until


InitializeClass(Followup)
