"""The page with which a member asks for seats."""

from functools import cached_property
from imio.mutualisation.allotment.drawing import ask
from imio.mutualisation.allotment.drawing import WORTH_WAITING
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.acting import spoken_for
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.metrics import unit
from imio.mutualisation.base.typed import value
from imio.mutualisation.rules.seats import Seats
from typing import Any


class Ask(FormView):
    """`@@demander-postes`: for whom, how many, and whether to wait."""

    number = staticmethod(number)
    short = False
    made: Any = None

    def act(self) -> None:
        form = self.request.form
        try:
            self.made = ask(
                self.context,
                member_for(self.typed("member")),
                value(form, IAllotment, "quantity"),
                wait=form.get("wait") == "1",
                thread=self.typed("thread"),
                note=self.typed("note"),
            )
        except Refusal as refusal:
            self.short = refusal.refused.reason in WORTH_WAITING
            raise

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
