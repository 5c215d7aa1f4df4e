"""The pages with which IMIO orders more seats and revises the price."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Understood
from imio.mutualisation.base.typed import shown
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.licence import facts
from imio.mutualisation.licence import typed
from imio.mutualisation.licence.orders import may_revise
from imio.mutualisation.licence.orders import order
from imio.mutualisation.licence.orders import revise
from imio.mutualisation.licence.rows import ILineRow
from imio.mutualisation.licence.rows import IRevisionRow
from imio.mutualisation.rules.licensing import Line
from imio.mutualisation.rules.licensing import successor


PRICE_BEFORE = _("revision_price_before", default="Price of one before")
PRICE_AFTER = _("revision_price_after", default="Price of one from that day on")


class OrderForm(FormView):
    """`@@commander`: one more line of the contract."""

    def act(self) -> None:
        form = self.request.form
        order(self.context, typed.order(form), form.get("over_quota") == "1")

    def understood(self) -> Understood:
        return shown(ILineRow, typed.order(self.request.form))

    def replaceable(self) -> list[Line]:
        """The lines that nothing has replaced yet."""
        known = facts.lines(self.context)
        return [line for line in known if successor(line, known) is None]


class RevisionForm(FormView):
    """`@@reviser`: the price from a day on, by an index or a percentage."""

    def understood(self) -> Understood:
        asked = typed.revision(self.request.form)
        or_refuse(may_revise(self.context, asked))
        before, after = facts.prices_around(self.context, asked)
        return [
            *shown(IRevisionRow, asked),
            (words(PRICE_BEFORE), euros(before)),
            (words(PRICE_AFTER), euros(after)),
        ]

    def act(self) -> None:
        revise(self.context, typed.revision(self.request.form))
