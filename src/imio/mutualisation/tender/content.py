"""The tender type: its guards, one line each."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.reference import next_reference
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import tendering as rules
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import sound_content
from imio.mutualisation.rules.cascade import Framework
from imio.mutualisation.rules.cascade import Place
from imio.mutualisation.rules.purchasing import Order
from imio.mutualisation.rules.selection import unmet
from imio.mutualisation.rules.states import TENDER_FAILED
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import Lot
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.tender import orders
from imio.mutualisation.tender.authority import signs_for_buyer
from imio.mutualisation.tender.award import announced
from imio.mutualisation.tender.facts import bids_due
from imio.mutualisation.tender.facts import changes_of
from imio.mutualisation.tender.facts import checks_of
from imio.mutualisation.tender.facts import framework_of
from imio.mutualisation.tender.facts import given_scores
from imio.mutualisation.tender.facts import going_on
from imio.mutualisation.tender.facts import invited
from imio.mutualisation.tender.facts import judging
from imio.mutualisation.tender.facts import keep_scores
from imio.mutualisation.tender.facts import left_of
from imio.mutualisation.tender.facts import standings_of
from imio.mutualisation.tender.facts import tender_facts
from imio.mutualisation.tender.facts import thresholds
from imio.mutualisation.tender.receipts import receipt_of
from imio.mutualisation.tender.receipts import receive
from imio.mutualisation.tender.rows import criteria_of
from imio.mutualisation.tender.rows import lots_of
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.vault import vault_of
from typing import Any
from zope.interface import implementer


CODES = "CDA"


@implementer(ITender)
class Tender(GuardedContainer):
    """A public contract and, inside, its documents."""

    security = ClassSecurityInfo()
    # What the close of bidding fixed, and the signed records of both openings; what was last published, the partners who are
    # told what changes of it, and the version of which the late were reminded.
    closing = None
    opening = None
    price_opening = None
    # The last day on which its bids were to be judged anew.
    reopened_on = None
    published_terms = None
    published_due = None
    # What the member that is the contracting authority agreed to, by whom and when.
    approval = None
    # What IMIO would change of that since, and why, by field.
    proposal = None
    # Published before criteria of selection were asked for.
    before_selection = False
    # Without a hint: those of a class would stand for the annotations of its records.
    followers = ()
    reminded_version = 0
    reminders = ()

    @security.protected("View")
    def may_publish(self) -> Verdict:
        return rules.may_publish(tender_facts(self), clock.now(), thresholds())

    @security.protected("View")
    def may_approve(self) -> Verdict:
        return rules.may_approve(tender_facts(self))

    @security.protected("View")
    def may_decline(self) -> Verdict:
        return rules.may_decline(tender_facts(self))

    @security.protected("View")
    def may_close_bidding(self) -> Verdict:
        return rules.may_close_bidding(tender_facts(self), clock.now())

    @security.protected("View")
    def may_evaluate(self) -> Verdict:
        return rules.may_evaluate(tender_facts(self))

    @security.protected("View")
    def may_notify_award(self) -> Verdict:
        return rules.may_notify(tender_facts(self))

    @security.protected("View")
    def may_award(self) -> Verdict:
        """Asked at each later save, too: what is ordered stays within the maximum, what
        changes of the contract is of its term.
        """
        return first_refusal(
            rules.may_award(tender_facts(self), clock.today()),
            orders.keep_within(self),
            cascade.of_its_term(framework_of(self), changes_of(self)),
        )

    @security.protected("View")
    def may_appeal(self) -> Verdict:
        return rules.may_appeal(tender_facts(self))

    @security.protected("View")
    def may_uphold(self) -> Verdict:
        return rules.may_uphold(tender_facts(self))

    @security.protected("View")
    def may_dismiss(self) -> Verdict:
        return rules.may_dismiss(tender_facts(self))

    @security.protected("View")
    def may_declare_unsuccessful(self) -> Verdict:
        return rules.may_declare_unsuccessful(tender_facts(self), signs_for_buyer(self))

    @security.protected("View")
    def may_cancel(self) -> Verdict:
        return rules.may_cancel(tender_facts(self), signs_for_buyer(self))

    @security.protected("View")
    def may_close(self) -> Verdict:
        return rules.may_close(tender_facts(self))

    # --- for the bids, and for the requests that draw on it

    @security.private
    def due(self) -> datetime | None:
        """The last instant for bids, aware."""
        return bids_due(self)

    @security.private
    def all_lots(self) -> tuple[Lot, ...]:
        """Its lots that go on, as the rules take them."""
        return lots_of(going_on(self))

    @security.private
    def judging(self) -> tuple[str, ...]:
        """Those who read the technical parts of bids to score them, by login."""
        return judging(self)

    @security.private
    def all_criteria(self) -> tuple[Criterion, ...]:
        """Its criteria, as the rules take them."""
        return criteria_of(self.criteria)

    @security.private
    def is_fit(self, partner: str) -> bool:
        """Whether no check says that a partner does not meet the selection."""
        return not unmet(checks_of(self), partner)

    @security.private
    def invites(self, partner: str) -> bool:
        """Whether a partner may bid: all do, where there are no candidates."""
        return invited(self, partner)

    @security.private
    def gather_scores(self) -> None:
        """Scores are read once nothing is due of the bids that are left."""
        keep_scores(self, given_scores(self))

    @security.private
    def soundness(self, content: BidContent) -> Verdict:
        """Whether a bid answers its lots and criteria. See `bidding.sound_content`."""
        return sound_content(content, self.all_lots(), self.all_criteria())

    @security.private
    def public_keys(self) -> Mapping[str, str]:
        """What each envelope of a bid is sealed to, in the order they are opened."""
        keys = vault_of(self).by_envelope()
        return {name: each.key().public for name, each in keys.items()}

    @security.private
    def receive(
        self, bid: str, step: str, hashes: Mapping[str, str], at: datetime
    ) -> Any:
        """The receipt of envelopes that were `sealed` or `withdrawn` at that instant."""
        return receive(self, bid, step, hashes, at)

    @security.private
    def receipt_of(self, bid: str) -> Any | None:
        """The last receipt of a bid."""
        return receipt_of(self, bid)

    @security.private
    def framework(self) -> Framework:
        """Its term, with the yearly renewals."""
        return framework_of(self)

    @security.private
    def order(self, lot: str, on: date) -> tuple[Place, ...]:
        """The partners of a lot in the order they are called on a day."""
        if self.review_state() in TENDER_FAILED:
            return ()
        return cascade.order_in_force(standings_of(self), lot, on, left_of(self))

    @security.private
    def lot(self, number: str) -> dict[str, Any] | None:
        """The row of a lot."""
        return next((row for row in self.lots or () if row["number"] == number), None)

    @security.private
    def may_take(self, lot: str, order: Order) -> Verdict:
        """Whether the maximum of a lot has room for an order."""
        return orders.may_take(self, lot, order)

    @security.private
    def may_call_off(self, lot: str) -> Verdict:
        """Whether anything may still be ordered under a lot."""
        return orders.may_call_off(self, lot)

    @security.private
    def count(self, lot: str, order: Order, title: str) -> None:
        """Count an order against the maximum of a lot."""
        orders.count(self, lot, order, title)

    @security.private
    def drop(self, source: str) -> None:
        """An order was given up."""
        orders.drop(self, source)

    @security.private
    def choices(self) -> list[tuple[str, str]]:
        """Its lots as a request chooses them: `UID:number`, and the title."""
        return [
            (f"{uid(self)}:{row['number']}", f"{self.title} – {row['title']}")
            for row in going_on(self)
        ]

    @security.private
    def code_of(self, member: Member) -> str:
        """The tracking code of a member, given once, for every document."""
        for row in self.beneficiaries or ():
            if row["member"] == uid(member):
                return row["tracking_code"]
        row = {
            "member": uid(member),
            "title": member.title,
            "volume": None,
            "commitment": "",
            "inhabitants": None,
            "tracking_code": next_reference(CODES),
        }
        self.beneficiaries: list[dict[str, Any]] = [*(self.beneficiaries or ()), row]
        return row["tracking_code"]

    @security.private
    def commitment(self, step: str) -> list[str]:
        """The results that the letters tell, or that make the cascade."""
        return announced(self, step)

    @security.private
    def holds_number(self) -> bool:
        """A tender is numbered when it is published."""
        return bool(self.number)


InitializeClass(Tender)
