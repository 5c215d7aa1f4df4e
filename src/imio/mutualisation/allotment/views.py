"""The page of an allotment, and the one with which seats are given back."""

from functools import cached_property
from imio.mutualisation.allotment.drawing import give_back
from imio.mutualisation.allotment.mails import quantity_shown
from imio.mutualisation.allotment.messages import NEXT_STEPS
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.asked.licence import Licence
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.pages import Button
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.words import words
from imio.mutualisation.rules import seats
from typing import Any
from zope.i18nmessageid import Message


class AllotmentView(GuardedView):
    """What is held, what happens next, and what happened."""

    day = staticmethod(day)
    number = staticmethod(number)

    @cached_property
    def licence(self) -> Licence:
        return self.context.licence_drawn()

    def licence_url(self) -> str:
        """Where this person may see the licence; empty otherwise."""
        brains = found("Licence", UID=self.context.licence)
        return brains[0].getURL() if brains else ""

    def quantity(self) -> str:
        return quantity_shown(self.context, self.licence)

    def next_step(self) -> dict[str, Any]:
        what, who = NEXT_STEPS[self.context.review_state()]
        place = seats.place(self.licence.claims(), uid(self.context))
        return {"what": words(Message(what, mapping={"place": str(place)})), "who": who}

    def buttons(self) -> list[Button]:
        """All but the steps of the suite itself; a part may be given back too."""
        return [each for each in super().buttons() if each.id != "give_back"]

    def may_give_back(self) -> bool:
        return any(each.id == "give_back" for each in super().buttons())


class GiveBack(FormView):
    """`@@rendre`: all seats or a part of them."""

    def act(self) -> None:
        give_back(self.context, value(self.request.form, IAllotment, "quantity"))

    def quantity(self) -> str:
        return self.typed("quantity") or str(self.context.quantity)
