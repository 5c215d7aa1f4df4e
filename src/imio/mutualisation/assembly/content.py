"""The assembly type: its guards, one line each, and its agenda for the mandates."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from imio.mutualisation.assembly import facts
from imio.mutualisation.assembly.schema import IAssembly
from imio.mutualisation.base import clock
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.rules import assembly as rules
from imio.mutualisation.rules.assembly import AssemblyFacts
from imio.mutualisation.rules.legal import LegalNumbers
from imio.mutualisation.rules.verdict import Verdict
from zope.interface import implementer


@implementer(IAssembly)
class Assembly(GuardedContainer):
    """A day on which the members decide together and, inside, its documents."""

    security = ClassSecurityInfo()
    # The day may change: the address must not.
    short_name = "assemblee"
    # The title that no person wrote, so that it may follow the day.
    made_title = ""

    @security.private
    def facts(self) -> AssemblyFacts:
        return facts.assembly_facts(self)

    @security.private
    def legal(self) -> LegalNumbers:
        """The numbers of the law on the day of the assembly."""
        return legal_numbers(self.sitting_on)

    @security.protected("View")
    def may_convene(self) -> Verdict:
        return rules.may_convene(self.facts(), clock.today(), self.legal())

    @security.protected("View")
    def may_open(self) -> Verdict:
        return rules.may_open(self.facts(), clock.today(), self.legal())

    @security.protected("View")
    def may_adjourn(self) -> Verdict:
        return rules.may_adjourn(self.facts(), clock.today(), self.legal())

    @security.protected("View")
    def may_close(self) -> Verdict:
        return rules.may_close(self.facts())

    @security.private
    def points_of_agenda(self) -> list[str]:
        """`1. Comptes annuels`, one text per point."""
        return [f"{number}. {title}" for number, title in facts.points(self)]


InitializeClass(Assembly)
