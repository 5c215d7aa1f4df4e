"""From a rule's verdict to the workflow, the button and the answer.

A transition `submit` is guarded by the method `may_submit` of the content, which
returns the verdict of the rule. Everything that offers or refuses a transition
goes through this module, so a person, an integrator and the workflow are given
the same reason.
"""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from collections.abc import Mapping
from dataclasses import dataclass
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.consequences import comment_of
from imio.mutualisation.base.consequences import said_with
from imio.mutualisation.base.localroles import roles_on
from imio.mutualisation.base.reading import forget
from imio.mutualisation.base.reading import one_reading
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.base.typed import about
from imio.mutualisation.base.typed import value
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.security import step
from imio.mutualisation.security import Transition
from plone import api
from plone.dexterity.utils import iterSchemata
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from typing import Any
from zope.component import adapter
from zope.interface.interfaces import IInterface


@dataclass(frozen=True, slots=True)
class OfStep:
    """What is said of a step to somebody, by the id and the title of its row."""

    step: Transition

    @property
    def id(self) -> str:
        return self.step.id

    @property
    def title(self) -> str:
        return self.step.title


@dataclass(frozen=True, slots=True)
class Offer(OfStep):
    """A transition that leaves the present state, and whether it may be taken.

    `mine` tells whether the current user's role takes it at all. A refusal is
    falsy: compare it with `None`.
    """

    mine: bool
    verdict: Verdict

    @property
    def comment_due(self) -> bool:
        return self.step.reason_due

    @property
    def allowed(self) -> bool:
        return self.mine and bool(self.verdict)

    @property
    def refusal(self) -> Refused | None:
        if not self.mine:
            return Refused("not_your_role")
        return None if self.verdict else self.verdict


def workflow(obj: Any) -> Any:
    """The workflow that rules an object."""
    return api.portal.get_tool("portal_workflow").getWorkflowsFor(obj)[0]


def verdict(obj: Any, step: Transition) -> Verdict:
    """What the rule says of a step, roles aside.

    The guard is that of the class: an unguarded step never asks what holds the object.
    A figure of the settings that is not there refuses the step, and no page.
    """
    if not step.guarded:
        return GRANTED
    try:
        return getattr(type(aq_base(obj)), f"may_{step.id}")(obj)
    except Refusal as refusal:
        return refusal.refused


def offers(obj: Any) -> list[Offer]:
    """The transitions that leave the present state, in the order of the table."""
    with one_reading():
        return [_offer(obj, row, _who()) for row in exits(obj)]


def offer(obj: Any, transition: str) -> Offer | None:
    """One transition of the present state; `None` when it does not leave it."""
    rows = (row for row in exits(obj) if row.id == transition)
    return next((_offer(obj, row, _who()) for row in rows), None)


def exits(obj: Any) -> list[Transition]:
    """The rows of the table that leave the present state, in its order."""
    state = workflow(obj)._getWorkflowStateOf(obj)
    return [step(obj.portal_type, name) for name in state.transitions]


def _who() -> Any:
    """Who asks, known by identity: one who acts in other roles is somebody else."""
    return aq_base(getSecurityManager().getUser())


@read_once
def _offer(obj: Any, row: Transition, who: Any) -> Offer:
    mine = not _roles(obj, who).isdisjoint(row.roles)
    return Offer(row, mine=mine, verdict=verdict(obj, row))


@read_once
def _roles(obj: Any, who: Any) -> set[str]:
    return roles_on(obj)


def asked(obj: Any, row: Transition) -> list[tuple[IInterface, str]]:
    """The fields that are given with a step: schema and name."""
    schemata = list(iterSchemata(obj)) if row.asks else []
    return [(each, name) for name in row.asks for each in schemata if name in each]


def perform(
    obj: Any, transition: str, comment: str = "", said: Mapping[str, Any] | None = None
) -> None:
    """Take a transition, with what it asks, or raise `Refusal` with the reason."""
    with one_reading():
        chosen = offer(obj, transition)
        if chosen is None:
            raise Refusal(Refused("transition_not_from_here"))
        if chosen.refusal is not None:
            raise Refusal(chosen.refusal)
        fields = asked(obj, chosen.step)
        given = {name: value(said or {}, schema, name) for schema, name in fields}
        tool = api.portal.get_tool("portal_workflow")
        # The workflow asks for the offer again, then says that the step begins.
        tool.doActionFor(obj, transition, workflow(obj).id, comment=comment, **given)


@adapter(IGuarded, IBeforeTransitionEvent)
def require_said(obj: Any, event: IBeforeTransitionEvent) -> None:
    """A transition that owes a reason is refused without one, by any channel; so is one
    without what else it asks.

    All guards have been asked by now, and the step may write: the reading ends.
    """
    forget()
    if event.transition is None:
        return
    row = step(obj.portal_type, event.transition.id)
    explained = not row.reason_due or bool(comment_of(event).strip())
    or_refuse(require(explained, "comment_missing"))
    if row.asks:
        _require_asked(obj, row, said_with(event))


def _require_asked(obj: Any, row: Transition, given: Mapping[str, Any]) -> None:
    for schema, name in asked(obj, row):
        if given.get(name) is None:
            raise Refusal(about(Refused("value_missing"), schema[name]))
    or_refuse(obj.may_say(row.id, given))


@adapter(IGuarded, IAfterTransitionEvent)
def keep_said(obj: Any, event: IAfterTransitionEvent) -> None:
    """What was given with a step is kept once it is taken."""
    if event.transition is None:
        return
    given = said_with(event)
    for name in step(obj.portal_type, event.transition.id).asks:
        setattr(obj, name, given[name])
