"""The advice type: its guards, one line each."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from datetime import date
from imio.mutualisation.advice import facts
from imio.mutualisation.advice.schema import ANSWERED
from imio.mutualisation.advice.schema import IAdvice
from imio.mutualisation.base import clock
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.rules import advice as rules
from imio.mutualisation.rules.verdict import Verdict
from zope.interface import implementer


@implementer(IAdvice)
class Advice(GuardedContainer):
    """What a service says of a draft act."""

    security = ClassSecurityInfo()
    short_name = "avis"
    # Or the default of the form would answer for it.
    service = None
    # Hidden while it is written, and never told in clear of that time.
    untold = ANSWERED

    @security.protected("View")
    def may_give(self) -> Verdict:
        return rules.may_give(facts.advice_facts(self), clock.today())

    @security.protected("View")
    def may_ask_extension(self) -> Verdict:
        return rules.may_ask_extension(facts.advice_facts(self), clock.today())

    @security.protected("View")
    def may_extend(self) -> Verdict:
        return rules.may_extend(facts.advice_facts(self), clock.today())

    @security.protected("View")
    def may_lapse(self) -> Verdict:
        return rules.may_lapse(facts.advice_facts(self), clock.today())

    @security.private
    def commitment(self, step: str) -> list[str]:
        """What is shown before the advice is given: all that stands in it; before more time is
        granted: why it is asked for.
        """
        shown = self.text if step == "give" else self.extension_reason
        return [self.title, *filter(None, (shown,))]

    @security.private
    def advisers(self) -> tuple[str, ...]:
        """Who writes it: ids of users."""
        ask = getattr(facts.owner_of(self), "advisers_of", None)
        return ask(self.service) if ask else ()

    @security.private
    def outdated(self) -> bool:
        """Whether it was given on an earlier text of the act."""
        return facts.outdated(self)

    @security.private
    def sense_given(self) -> str | None:
        """The sense, for the catalogue, once it is given."""
        return self.sense if self.review_state() == "given" else None

    @property
    def next_deadline(self) -> date | None:
        """The day that the lists of what is due read."""
        due: date | None = self.due_on
        return due


InitializeClass(Advice)
