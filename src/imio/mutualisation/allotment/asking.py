"""The page with which a member asks for seats."""

from functools import cached_property
from imio.mutualisation.allotment.drawing import ask
from imio.mutualisation.allotment.drawing import WORTH_WAITING
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.acting import spoken_for
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.typed import needed_whole
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.seats import Seats
from typing import Any


class Ask(FormView):
    """`@@demander-postes`: for whom, how many, and whether to wait."""

    done = _(
        "seats_asked_done", default="Done: the page of the seats says what follows."
    )
    number = staticmethod(number)
    short = False

    def act(self) -> None:
        form = self.request.form
        try:
            ask(
                self.context,
                member_for(self.typed("member")),
                needed_whole(form, "quantity"),
                wait=form.get("wait") == "1",
                thread=self.typed("thread").upper(),
                note=self.typed("note"),
            )
        except Refusal as refusal:
            self.short = refusal.refused.reason in WORTH_WAITING
            raise

    @cached_property
    def members(self) -> list[Any]:
        return spoken_for()

    @cached_property
    def seats(self) -> Seats:
        return self.context.seats_today()

    def unit(self) -> str:
        return title_of("imio.mutualisation.metrics", self.context.metric).lower()

    def refused_now(self) -> bool:
        """Whether nothing can be asked for at all."""
        return not self.context.may_draw()

    def may_wait(self) -> bool:
        """Whether the waiting list is worth offering."""
        return self.short or self.seats.free == 0 or bool(self.seats.waiting)
