"""From a rule's verdict to the workflow, the button and the answer.

A transition `submit` is guarded by the method `may_submit` of the content, which
returns the verdict of the rule. Everything that offers or refuses a transition
goes through this module, so a person, an integrator and the workflow are given
the same reason.
"""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.rules.comment import may_give_reason
from imio.mutualisation.rules.comment import REASON_DUE
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from plone import api
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from typing import Any
from zope.component import adapter


@dataclass(frozen=True, slots=True)
class Offer:
    """A transition that leaves the present state, and whether it may be taken.

    `mine` tells whether the current user's role takes it at all. A refusal is
    falsy: compare it with `None`.
    """

    id: str
    title: str
    mine: bool
    verdict: Verdict
    comment_due: bool

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


def verdict(obj: Any, transition: str) -> Verdict:
    """What the rule says of a transition, roles aside."""
    guard = getattr(obj, f"may_{transition}", None)
    return guard() if guard else GRANTED


def offers(obj: Any) -> list[Offer]:
    """The transitions that leave the present state, in the order of the table."""
    return [_offer(obj, exit) for exit in _exits(obj)]


def offer(obj: Any, transition: str) -> Offer | None:
    """One transition of the present state; `None` when it does not leave it."""
    exits = (exit for exit in _exits(obj) if exit.id == transition)
    return next((_offer(obj, exit) for exit in exits), None)


def _exits(obj: Any) -> list[Any]:
    definition = workflow(obj)
    state = definition._getWorkflowStateOf(obj)
    return [definition.transitions[name] for name in state.transitions]


def _offer(obj: Any, exit: Any) -> Offer:
    roles = getSecurityManager().getUser().getRolesInContext(obj)
    return Offer(
        id=exit.id,
        title=exit.title,
        mine=bool(set(exit.guard.roles) & set(roles)),
        verdict=verdict(obj, exit.id),
        comment_due=exit.id in REASON_DUE,
    )


def perform(obj: Any, transition: str, comment: str = "") -> None:
    """Take a transition, or raise `Refusal` with the reason."""
    chosen = offer(obj, transition)
    if chosen is None:
        raise Refusal(Refused("transition_not_from_here"))
    if chosen.refusal is not None:
        raise Refusal(chosen.refusal)
    tool = api.portal.get_tool("portal_workflow")
    tool.doActionFor(obj, transition, comment=comment)


@adapter(IGuarded, IBeforeTransitionEvent)
def require_comment(obj: Any, event: IBeforeTransitionEvent) -> None:
    """A transition that owes a reason is refused without one, by any channel."""
    if event.transition is None:
        return
    comment = (event.kwargs or {}).get("comment") or ""
    owed = may_give_reason(event.transition.id, comment)
    if not owed:
        raise Refusal(owed)
