"""The sitting type: its guards, one line each."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.rules import sitting as rules
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.sitting import agenda
from imio.mutualisation.sitting import facts
from imio.mutualisation.sitting.document import as_sent
from imio.mutualisation.sitting.document import MINUTES
from imio.mutualisation.sitting.schema import ISitting
from typing import Any
from zope.interface import implementer


@implementer(ISitting)
class Sitting(GuardedContainer):
    """A day on which a body decides; its items are deliberations that name it."""

    security = ClassSecurityInfo()
    # The day may change: the address must not.
    short_name = "seance"
    # The title that no person wrote, so that it may follow the day.
    made_title = ""
    # What the members were convened with, by field; nothing before they are.
    convened_with = {}  # type: dict[str, Any]
    # And what for, as it was settled: the same of each item, by its UID.
    convened_items = {}  # type: dict[str, dict[str, Any]]

    @security.protected("View")
    def may_freeze(self) -> Verdict:
        return rules.may_freeze(facts.sitting_facts(self))

    @security.protected("View")
    def may_convoke(self) -> Verdict:
        return rules.may_convoke(
            facts.sitting_facts(self), legal_numbers(self.sitting_on)
        )

    @security.protected("View")
    def may_decide(self) -> Verdict:
        return rules.may_decide(facts.sitting_facts(self), clock.today())

    @security.protected("View")
    def may_back_to_published(self) -> Verdict:
        return rules.may_back_to_published(facts.decided(self))

    @security.protected("View")
    def may_close(self) -> Verdict:
        return rules.may_close(facts.sitting_facts(self))

    @security.private
    def document_to_sign(self) -> tuple[str, bytes]:
        """The minutes as they were closed, and the name of their file."""
        return "proces-verbal.pdf", as_sent(self, MINUTES)

    @security.private
    def text_digest(self) -> str:
        """The SHA-256 of the minutes as they were closed."""
        return sha256(self.document_to_sign()[1])

    @security.private
    def given_to(self, item: int | None) -> dict[str, Any]:
        """What the deliberation at a place of the agenda takes from its sitting."""
        return facts.given_to(self, item)

    @security.private
    def voters(self, item: int | None) -> tuple[str, ...] | None:
        """Who sits for an item; `None` while nobody noted who was there."""
        return facts.voters(self, item)

    @security.private
    def convened_for(self, act: Any) -> dict[str, Any]:
        """What the agenda that was settled says of an item, by field."""
        told: dict[str, Any] = self.convened_items.get(uid(act), {})
        return told

    @security.private
    def place_item(self, act: Any) -> None:
        """Give an item its place: the one it asks for while the agenda is open, else the
        one after all others.
        """
        agenda.place(self, act)

    @security.private
    def number_items(self, without: Any) -> None:
        """Number the items of an open agenda again, all but one that leaves."""
        agenda.number(self, [each for each in agenda.acts(self) if each != without])


InitializeClass(Sitting)
