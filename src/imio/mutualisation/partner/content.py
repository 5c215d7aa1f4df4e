"""The partner type: its guards, and what tenders and jobs add to its record."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.partner.facts import evaluations_of
from imio.mutualisation.partner.facts import partner_facts
from imio.mutualisation.partner.schema import IPartner
from imio.mutualisation.rules import network
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from zope.interface import implementer


@implementer(IPartner)
class Partner(GuardedContainer):
    """A provider and, inside, its bids."""

    security = ClassSecurityInfo()

    @security.protected("View")
    def may_accept(self) -> Verdict:
        return network.may_accept(partner_facts(self))

    @security.protected("View")
    def may_decline(self) -> Verdict:
        return network.may_decline(partner_facts(self))

    @security.protected("View")
    def may_select(self) -> Verdict:
        return network.may_select(partner_facts(self))

    @security.protected("View")
    def may_end_term(self) -> Verdict:
        return network.may_end_term(partner_facts(self), clock.today())

    @security.private
    def commitment(self, step: str) -> list[str]:
        """Whom the letter of a step goes to."""
        return [f"{self.title} : {self.contact_name or ''} <{self.email}>"]

    @security.private
    def notifyModified(self) -> None:
        """Nothing: a bid put inside would tell everybody when. See `date_edit`."""

    @security.private
    def keep_places(
        self, tender: str, rows: list[dict[str, Any]], until: date | None
    ) -> None:
        """The places in the cascades of one tender, in the place of those kept."""
        kept = [row for row in self.places or () if row["tender"] != tender]
        self.places: list[dict[str, Any]] = kept + rows
        known = filter(None, (self.network_until, until))
        self.network_until: date | None = max(known, default=None)
        self.reindexObject()

    @security.private
    def evaluations_for_rules(self) -> tuple[Evaluation, ...]:
        """Its jobs, as the rules take them."""
        return evaluations_of(self)

    @security.private
    def keep_evaluation(self, evaluation: Evaluation, comment: str) -> None:
        """One more job evaluated; nothing is ever taken away."""
        marks = ("competence", "reactivity", "quality", "transfer", "continuity")
        row = {name: getattr(evaluation, name) for name in marks}
        row |= {"on": evaluation.on, "thread": evaluation.thread, "comment": comment}
        self.evaluations: list[dict[str, Any]] = [*(self.evaluations or ()), row]


InitializeClass(Partner)
