"""The pages with which IMIO orders more seats and revises the price."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Understood
from imio.mutualisation.base.mending import leading
from imio.mutualisation.base.shown import text
from imio.mutualisation.base.typed import shown
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.licence import facts
from imio.mutualisation.licence import typed
from imio.mutualisation.licence.orders import KINDS
from imio.mutualisation.licence.orders import may_revise
from imio.mutualisation.licence.orders import may_undo
from imio.mutualisation.licence.orders import order
from imio.mutualisation.licence.orders import ordered
from imio.mutualisation.licence.orders import revise
from imio.mutualisation.licence.orders import revision
from imio.mutualisation.licence.orders import undo
from imio.mutualisation.licence.rows import ILineRow
from imio.mutualisation.licence.rows import IRevisionRow
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import licensing
from imio.mutualisation.rules import sharing
from imio.mutualisation.rules.licensing import Line
from imio.mutualisation.rules.licensing import successor
from imio.mutualisation.rules.verdict import require
from zope.schema import getFieldsInOrder


POOL = _("order_pool", default="Seats of all orders, before and after")
YEARLY_COST = _("label_yearly_cost", default="Cost of the contract, a year")
PUBLIC_PRICE = _(
    "order_above_public", default="Look again: dearer than the public price of one"
)
PRICE_BEFORE = _("revision_price_before", default="Price of one before")
PRICE_AFTER = _("revision_price_after", default="Price of one from that day on")


class OrderForm(FormView):
    """`@@commander`: one more line of the contract."""

    def act(self) -> None:
        form = self.request.form
        order(self.context, typed.order(form), form.get("over_quota") == "1")

    def understood(self) -> Understood:
        form, today = self.request.form, clock.today()
        asked = typed.order(form)
        row = ordered(self.context, asked, form.get("over_quota") == "1")
        price, known = facts.price_today(self.context), facts.lines(self.context)
        line = facts.line(row, price)
        on = max(line.valid_from, today)
        pools = [licensing.pool_on(each, on) for each in (known, (*known, line))]
        costs = [
            sharing.cost(licensing.in_progress(each, on), 0).total
            for each in (known, (*known, line))
        ]
        return [
            *shown(ILineRow, asked),
            (words(POOL), " → ".join(map(number, pools))),
            (words(YEARLY_COST), " → ".join(map(euros, costs))),
            *_dearer(self.context, line),
        ]

    def replaceable(self) -> list[Line]:
        """The lines that nothing has replaced yet."""
        known = facts.lines(self.context)
        return [line for line in known if successor(line, known) is None]


def _dearer(licence: ILicence, line: Line) -> Understood:
    """A word where the seats cost more than somebody alone would pay."""
    public = licence.public_unit_price
    above = bool(public) and line.unit_price > public
    return [(words(PUBLIC_PRICE), euros(public))] if above else []


class UndoForm(FormView):
    """`@@annuler?what=order` (or `revision`): the last one is taken back, for a reason."""

    @property
    def what(self) -> str:
        return self.typed("what") if self.typed("what") in KINDS else "revision"

    def rows(self) -> Understood:
        """What would be taken back."""
        kept = getattr(self.context, KINDS[self.what].grid)
        row = KINDS[self.what].row
        return [
            (words(field.title), text(field, kept[-1].get(name)))
            for name, field in (getFieldsInOrder(row) if kept else ())
            if text(field, kept[-1].get(name))
        ]

    def refusal(self) -> str:
        """Why nothing can be taken back; empty where it can."""
        return leading(self.context, may_undo(self.context, self.what))

    def understood(self) -> Understood:
        or_refuse(may_undo(self.context, self.what))
        or_refuse(require(bool(self.typed("reason").strip()), "comment_missing"))
        return self.rows()

    def act(self) -> None:
        undo(self.context, self.what, self.typed("reason").strip())


class RevisionForm(FormView):
    """`@@reviser`: the price from a day on, by an index or a percentage."""

    def understood(self) -> Understood:
        asked = typed.revision(self.request.form)
        or_refuse(may_revise(self.context, asked))
        before, after = facts.prices_around(self.context, revision(self.context, asked))
        return [
            *shown(IRevisionRow, asked),
            (words(PRICE_BEFORE), euros(before)),
            (words(PRICE_AFTER), euros(after)),
        ]

    def act(self) -> None:
        revise(self.context, typed.revision(self.request.form))
