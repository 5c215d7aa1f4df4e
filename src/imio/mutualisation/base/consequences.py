"""What a step leaves behind: in each domain, a table of consequences by step.

A consequence is a function of the object and of the comment that was given.
"""

from collections.abc import Callable
from collections.abc import Mapping
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from Products.DCWorkflow.interfaces import ITransitionEvent
from typing import Any


Consequence = Callable[[Any, str], None]
Consequences = Mapping[str, Consequence]


def follow(
    consequences: Consequences, obj: Any, event: IAfterTransitionEvent
) -> str | None:
    """What follows from the step that was taken; those not named have no consequence.

    Returns the id of the step, `None` for the creation, which is no step.
    """
    if event.transition is None:
        return None
    step = event.transition.id
    if step in consequences:
        consequences[step](obj, comment_of(event))
    return step


def said_with(event: ITransitionEvent) -> Mapping[str, Any]:
    """All that was given with a step."""
    return event.kwargs or {}


def comment_of(event: ITransitionEvent) -> str:
    """What was said with a step; empty without a word."""
    return said_with(event).get("comment") or ""
