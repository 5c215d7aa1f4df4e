"""Transitions over REST: offered with their reasons, refused with the same ones."""

from collections.abc import Iterable
from dataclasses import asdict
from imio.mutualisation.base.guard import Offer
from imio.mutualisation.base.guard import offers
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.mending import hindrances
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.words import words
from imio.mutualisation.base.writing import sent
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.security import step
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from plone.restapi.services.workflow.transition import WorkflowTransition
from typing import Any
from zope.component import adapter
from zope.interface import implementer


def offered(obj: Any, made: Offer) -> dict[str, Any]:
    """One transition as JSON; `reason` and `message` are null when allowed, `why` lists all
    that stands in the way, each with the address that mends it.
    """
    refused = made.refusal
    return {
        "id": made.id,
        "title": made.title,
        "allowed": made.allowed,
        "reason": None if refused is None else refused.reason,
        "message": None if refused is None else message(refused),
        "why": [asdict(each) for each in hindrances(obj, refused)],
        "comment_required": made.comment_due,
        "asks": list(made.step.asks),
    }


@implementer(ISerializeToJson)
@adapter(IGuarded, IMutualisationLayer)
class GuardedSerializer(SerializeFolderToJson):
    """The stock JSON with the transitions that leave the present state.

    A subclass computes more, under the names in `adds`: a client may send them back.
    """

    adds: tuple[str, ...] = ()

    def __call__(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        result = super().__call__(*args, **kwargs)
        transitions = [offered(self.context, each) for each in offers(self.context)]
        return {**result, "transitions": transitions, **self.added()}

    def _build_query(self) -> dict[str, Any]:
        """What lies in a record is seen by its state, whatever day it is."""
        return {**super()._build_query(), "show_inactive": True}

    def added(self) -> dict[str, Any]:
        """What is computed for a type, by the names in `adds`."""
        return {}


class Transit(WorkflowTransition):
    """`POST @workflow/<transition>` with `{"comment": …}`, and what the step asks."""

    creates = False

    def reply(self) -> Any:
        self.said = sent(self.request, "comment", *self._asks())
        text(self.said, "comment")
        told = super().reply()
        if "action" in told:
            # What comes next, also for who sees the record no more.
            told["message"] = words(self.context.said_after(self.transition))
        return told

    def _asks(self) -> tuple[str, ...]:
        """By the table, also where the step is not one of the present state: that is then
        what is said.
        """
        try:
            return step(self.context.portal_type, self.transition or "").asks
        except KeyError:
            return ()

    def recurse_transition(
        self,
        objs: Iterable[Any],
        comment: str,
        publication_dates: dict[str, str],
        include_children: bool = False,
    ) -> None:
        """Dates of publication and children play no part in these workflows."""
        for obj in objs:
            perform(obj, self.transition, comment or "", self.said)
