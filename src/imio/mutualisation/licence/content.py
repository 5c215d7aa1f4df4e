"""The licence type: its guards, one line each, and its pool."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.interfaces import IReservedDocuments
from imio.mutualisation.interfaces import ITalked
from imio.mutualisation.licence import facts
from imio.mutualisation.licence import framework
from imio.mutualisation.licence.ledger import SeatLedger
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.licence.warnings import of_drawing
from imio.mutualisation.rules import licensing
from imio.mutualisation.rules import seats
from imio.mutualisation.rules.seats import Ledger
from imio.mutualisation.rules.seats import Seats
from imio.mutualisation.rules.sharing import Revised
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Verdict
from zope.interface import implementer

import sys


@implementer(ILicence, IReservedDocuments, ITalked)
class Licence(GuardedContainer):
    """A contract and, inside, its documents."""

    security = ClassSecurityInfo()
    ledger = None  # type: SeatLedger | None
    # How many orders and revisions there were when somebody last counted on them; of
    # those recorded before this was kept, nobody knows.
    counted = None

    @security.protected("View")
    def may_activate(self) -> Verdict:
        return first_refusal(
            licensing.may_activate(facts.licence_facts(self)), framework.may_take(self)
        )

    @security.protected("View")
    def may_renew(self) -> Verdict:
        renewing = licensing.may_renew(facts.licence_facts(self), clock.today())
        known = facts.terms(self)
        if not renewing or known is None:
            return renewing
        end = licensing.renewed(known, clock.today()).end
        return framework.may_take(self, end=end)

    @security.protected("View")
    def may_roll_over(self) -> Verdict:
        return licensing.may_roll_over(facts.licence_facts(self), clock.today())

    @security.protected("View")
    def may_give_notice(self) -> Verdict:
        return licensing.may_give_notice(facts.licence_facts(self), clock.today())

    @security.protected("View")
    def may_end(self) -> Verdict:
        return licensing.may_end(facts.licence_facts(self), clock.today())

    @security.protected("View")
    def may_keep_stock(self) -> Verdict:
        return licensing.may_keep_stock(facts.licence_facts(self))

    @security.protected("View")
    def may_back_to_negotiation(self) -> Verdict:
        return licensing.may_renegotiate(facts.licence_facts(self))

    @security.private
    def may_draw(self) -> Verdict:
        """Refused: `licence_not_active`."""
        return licensing.may_draw(self.review_state())

    @security.private
    def keep_order(self) -> None:
        """Count it against the maximum of the lot it was bought under."""
        framework.keep(self)

    @security.private
    def warnings_of_drawing(self) -> list[dict[str, str]]:
        """`code` and `message` of what whoever draws seats now should know."""
        return of_drawing(self)

    @security.private
    def pool_today(self) -> int | None:
        """What the lines in progress hold together; none: no limit."""
        return facts.pool_on(self, clock.today())

    @security.private
    def price_on(self, day: date) -> Revised:
        """The price of one on a day, and how it came about."""
        return facts.price_on(self, day)

    @security.private
    def claims(self) -> Ledger:
        return self.ledger.read() if self.ledger is not None else ()

    @security.private
    def count_on(self) -> None:
        """Somebody counts on what is ordered and revised so far."""
        self.counted = (len(self.lines or ()), len(self.revisions or ()))

    @security.private
    def counted_on(self, kind: str) -> int:
        """How many orders, or revisions, somebody counts on."""
        orders, revisions = self.counted or (sys.maxsize, sys.maxsize)
        return orders if kind == "order" else revisions

    @security.private
    def seats_today(self) -> Seats:
        return seats.count(self.pool_today(), self.claims())

    @security.private
    def keep_claims(self, claims: Ledger) -> None:
        """Write who holds what; the catalogue follows."""
        if self.ledger is None:
            self.ledger = SeatLedger()
        if claims != self.claims():
            self.count_on()
        self.ledger.write(claims)
        self.reindexObject(idxs=["seats"])


InitializeClass(Licence)
