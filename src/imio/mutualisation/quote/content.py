"""The quote type: its guards, one line each, and its totals."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from imio.mutualisation.base import clock
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import ITalked
from imio.mutualisation.quote.facts import lines
from imio.mutualisation.quote.facts import made_for
from imio.mutualisation.quote.facts import quote_facts
from imio.mutualisation.quote.facts import replaced_once_signed
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.rules import quoting
from imio.mutualisation.rules.quoting import FirstYear
from imio.mutualisation.rules.quoting import Scope
from imio.mutualisation.rules.quoting import Tax
from imio.mutualisation.rules.quoting import Totals
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import implementer


TOTAL_ONE_OFF = _(
    "commitment_one_off", default="To pay once: ${excl} excl. VAT, ${incl} incl. VAT."
)
TOTAL_YEARLY = _(
    "commitment_yearly",
    default="To pay every year: ${excl} excl. VAT, ${incl} incl. VAT.",
)
TOTAL_FIRST_YEAR = _(
    "commitment_first_year",
    default="To pay in the first year, all in all: ${excl} excl. VAT, ${incl} incl. VAT.",
)
TAKES_PLACE = _(
    "commitment_takes_place",
    default="Takes the place of ${numbers}, which you signed: what that said falls away.",
)
ISSUED_BY = _("commitment_issued_by", default="Issued by ${issuer}.")


@implementer(IQuote, ITalked)
class Quote(GuardedContainer):
    """One revision of an offer."""

    security = ClassSecurityInfo()
    # The number comes later, when the quote is sent: the address must not wait.
    short_name = "devis"

    @security.protected("View")
    def may_submit(self) -> Verdict:
        return quoting.may_submit(quote_facts(self), clock.today())

    @security.protected("View")
    def may_send(self) -> Verdict:
        return quoting.may_send(quote_facts(self), clock.today())

    @security.protected("View")
    def may_accept(self) -> Verdict:
        return quoting.may_accept(quote_facts(self), clock.today())

    @security.protected("View")
    def may_decline(self) -> Verdict:
        return quoting.may_decline(quote_facts(self), clock.today())

    @security.protected("View")
    def may_expire(self) -> Verdict:
        return quoting.may_expire(quote_facts(self), clock.today())

    @security.protected("View")
    def may_supersede(self) -> Verdict:
        return quoting.may_supersede(quote_facts(self))

    @security.protected("View")
    def may_recall(self) -> Verdict:
        return quoting.may_recall(quote_facts(self))

    @security.protected("View")
    def may_compute(self) -> Verdict:
        return quoting.may_compute(quote_facts(self))

    @security.private
    def totals(self) -> Totals:
        """One-off and yearly sums."""
        return quoting.totals(lines(self), self._by_line())

    @security.private
    def taxes(self) -> tuple[Tax, ...]:
        """The VAT, once and every year, rate by rate."""
        return quoting.taxes(lines(self), self._by_line())

    @security.private
    def first_year(self) -> FirstYear | None:
        """What is due in the year it is sent, today for a draft.

        None where nothing comes back every year; a partner has its own terms, and quotes
        that were sent before say it in their explanation alone.
        """
        start = self.first_year_from if self.number else clock.today()
        yearly = any(line.counts.yearly for line in quoting.firm(lines(self)))
        if self.issuer or start is None or not yearly:
            return None
        return quoting.first_year(lines(self), start)

    @security.private
    def replaced_once_signed(self) -> list[Any]:
        """The signed quotes whose place it takes."""
        return replaced_once_signed(self)

    @security.private
    def made_for(self) -> Scope:
        """The days, who works and the product that it was sent for."""
        return made_for(self)

    @security.private
    def issued_by(self) -> str:
        """The name of the party that issues it: a partner, or IMIO."""
        return self.issuer_title or setting("own_name")

    def _by_line(self) -> bool:
        """A sent quote keeps the way in which its VAT was added up."""
        return bool(self.number and self.vat_by_line)

    @security.private
    def commitment(self, step: str) -> list[str]:
        """The number and the sums, as the signatory must have read them."""
        totals, first = self.totals(), self.first_year()
        sums = {
            TOTAL_ONE_OFF: (totals.one_off, totals.one_off_incl),
            TOTAL_YEARLY: (totals.yearly, totals.yearly_incl),
            TOTAL_FIRST_YEAR: (first.excl, first.incl) if first else (None, None),
        }
        return [
            self.title,
            words(Message(ISSUED_BY, mapping={"issuer": self.issued_by()})),
            *(
                words(Message(text, mapping={"excl": euros(excl), "incl": euros(incl)}))
                for text, (excl, incl) in sums.items()
                if excl
            ),
            *self._taking_place(),
        ]

    def _taking_place(self) -> list[str]:
        replaced = [each.number for each in self.replaced_once_signed()]
        numbers = {"numbers": ", ".join(replaced)}
        return [words(Message(TAKES_PLACE, mapping=numbers))] if replaced else []

    @security.private
    def holds_number(self) -> bool:
        """A draft has no number yet."""
        return bool(self.number)


InitializeClass(Quote)
