"""The member type: its guards, one line each, and what others ask of it."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.sizes import size_category
from imio.mutualisation.member import facts
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules import membership
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import SizeCategory
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from zope.interface import implementer


@implementer(IMember)
class Member(GuardedContainer):
    """A local authority and, inside, its requests."""

    security = ClassSecurityInfo()
    language = "fr"  # or the empty one of Dublin Core would hide the field's default

    @security.protected("View")
    def may_apply(self) -> Verdict:
        return membership.may_apply(facts.member_facts(self))

    @security.protected("View")
    def may_admit(self) -> Verdict:
        return membership.may_admit(facts.member_facts(self), clock.today())

    @security.protected("View")
    def may_leave(self) -> Verdict:
        return membership.may_leave(facts.member_facts(self))

    @security.protected("View")
    def may_merge(self) -> Verdict:
        known = facts.commune_of(self.successor_nis) is not None
        return first_refusal(
            membership.may_merge(facts.member_facts(self)),
            require(known, "successor_unknown"),
        )

    @security.protected("View")
    def may_back_to_member(self) -> Verdict:
        return membership.may_back_to_member(facts.member_facts(self))

    @security.protected("View")
    def may_back_to_prospect(self) -> Verdict:
        return membership.may_back_to_prospect(facts.member_facts(self))

    @security.private
    def population_on(self, on: date) -> Population | Refused:
        """The official population that prices this authority on a day."""
        return facts.population(self, on)

    @security.private
    def size_category_on(self, on: date) -> SizeCategory | None:
        """Its category of size; `None` without a population."""
        known = facts.population(self, on)
        if isinstance(known, Refused):
            return None
        return size_category(known.inhabitants, on)

    @security.private
    def standing_on(self, on: date) -> str:
        """`member`, `inherited` or `none`."""
        return facts.standing(self, on)

    @security.private
    def is_large_on(self, on: date) -> bool:
        """Whether it is above the size IMIO is meant for."""
        known = facts.population(self, on)
        ceiling = setting("large_authority")
        return bool(known) and membership.is_large(known.inhabitants, ceiling)


InitializeClass(Member)
