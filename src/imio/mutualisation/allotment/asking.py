"""The page with which a member asks for seats."""

from functools import cached_property
from imio.mutualisation.allotment.drawing import ask
from imio.mutualisation.allotment.drawing import state_of
from imio.mutualisation.allotment.drawing import WORTH_WAITING
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import MEMBER
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.acting import spoken_for
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Understood
from imio.mutualisation.base.metrics import counted
from imio.mutualisation.base.metrics import unit
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.seats import Seats
from typing import Any


QUANTITY = _("column_quantity", default="Quantity")
PRICE = _("label_price_of_one", default="Price of one, a year, without VAT")


class Ask(FormView):
    """`@@demander-postes`: for whom, how many, and whether to wait."""

    number = staticmethod(number)
    short = False
    made: Any = None

    def understood(self) -> Understood:
        member, quantity, said = self._asked()
        wait, thread = said["wait"], said["thread"]
        try:
            state_of(self.context, member, quantity, wait=wait, thread=thread)
        except Refusal as refusal:
            self.short = refusal.refused.reason in WORTH_WAITING
            raise
        return [
            (words(MEMBER), member.title),
            (words(QUANTITY), counted(self.context.metric, quantity)),
            (words(PRICE), euros(self.context.price_on(clock.today()).price)),
        ]

    def act(self) -> None:
        member, quantity, said = self._asked()
        self.made = ask(self.context, member, quantity, **said)

    def _asked(self) -> tuple[Any, int, dict[str, Any]]:
        """For whom, how many, and the rest that `ask` takes."""
        form = self.request.form
        said = {
            "wait": form.get("wait") == "1",
            "thread": self.typed("thread"),
            "note": self.typed("note"),
        }
        quantity = value(form, IAllotment, "quantity")
        return member_for(self.typed("member")), quantity, said

    def next_url(self) -> str:
        """The page of the seats says what follows."""
        return self.made.absolute_url()

    @cached_property
    def members(self) -> list[Any]:
        return spoken_for()

    @cached_property
    def seats(self) -> Seats:
        return self.context.seats_today()

    def unit(self) -> str:
        return unit(self.context.metric, self.seats.free or 0)

    def warnings(self) -> list[str]:
        return [each["message"] for each in self.context.warnings_of_drawing()]

    def refused_now(self) -> bool:
        """Whether nothing can be asked for at all."""
        return not self.context.may_draw()

    def may_wait(self) -> bool:
        """Whether the waiting list is worth offering."""
        chosen = self.typed("wait") == "1"
        return self.short or chosen or self.seats.free == 0 or bool(self.seats.waiting)
