"""The member type: its guards, one line each, and what others ask of it."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.acts import create_act
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.settings import figure_due
from imio.mutualisation.base.sizes import size_category
from imio.mutualisation.member import advisers
from imio.mutualisation.member import facts
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules import membership
from imio.mutualisation.rules import tariff
from imio.mutualisation.rules.delegates import Delegate
from imio.mutualisation.rules.drafting import Author
from imio.mutualisation.rules.drafting import Draft
from imio.mutualisation.rules.tariff import Authority
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import SizeCategory
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from zope.interface import implementer


@implementer(IMember)
class Member(GuardedContainer):
    """A local authority and, inside, its requests."""

    security = ClassSecurityInfo()
    delegates_until = None
    language = "fr"  # or the empty one of Dublin Core would hide the field's default

    @security.protected("View")
    def may_apply(self) -> Verdict:
        return membership.may_apply(facts.member_facts(self))

    @security.protected("View")
    def may_admit(self) -> Verdict:
        return membership.may_admit(facts.member_facts(self))

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
    def priced_on(self, on: date) -> Authority | Refused:
        """This authority as it is priced on a day."""
        return tariff.authority(self.population_on(on))

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
        ceiling = figure_due("large_authority")
        return not isinstance(known, Refused) and membership.is_large(
            known.inhabitants, ceiling
        )

    @security.private
    def author(self) -> Author:
        """The authority as the draft of an act names it."""
        return facts.author(self, clock.today())

    @security.private
    def create_act(self, purpose: str, draft: Draft, **values: Any) -> Any:
        """A deliberation of this member, from its first draft."""
        values.setdefault("body", membership.deciding_body(self.kind))
        return create_act(self, purpose, draft, **values)

    @security.private
    def delegates_known(self) -> tuple[Delegate, ...]:
        """The delegates to the general assembly that acts named, and until when."""
        return facts.delegates_known(self)

    @security.private
    def take_delegates(
        self, named: list[tuple[Delegate, str]], on: date, act: str
    ) -> None:
        """Keep the delegates that an executory act names, from its day on."""
        facts.keep_delegates(self, named, on, act)
        self.note_delegates()

    @security.private
    def advising_services(self) -> dict[str, str]:
        """The services that give advice on its acts, with their kind."""
        return advisers.services(self.advisers or ())

    @security.private
    def advisers_of(self, service: str) -> tuple[str, ...]:
        """Who writes the advice of a service: ids of users."""
        return advisers.advisers(self, service)

    @security.private
    def levels_of_validation(self) -> tuple[str, ...]:
        """The levels that validate its acts, in their order."""
        return tuple(row["level"] for row in self.validation_levels or ())

    @security.private
    def validators_of(self, level: str) -> tuple[str, ...]:
        """Who validates at a level: ids of users."""
        return advisers.validators(self, level)

    @security.private
    def note_delegates(self) -> None:
        """Keep until when the list is complete, so that listings need not count."""
        self.delegates_until = facts.delegates_until(self, clock.today())
        self.reindexObject(idxs=["delegates_until"])


InitializeClass(Member)
