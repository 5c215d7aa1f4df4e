"""An act as a line would leave it, before anything is written."""

from collections.abc import Mapping
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.guard import verdict
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.deliberation.content import Deliberation
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.deliberation.schema import SUPERVISED
from imio.mutualisation.deliberation.schema import WRITTEN
from imio.mutualisation.deliberation.subscribers import count_named_votes
from imio.mutualisation.deliberation.subscribers import propose_supervision
from imio.mutualisation.deliberation.subscribers import take_given
from imio.mutualisation.rules.states import ACT_COURSE
from imio.mutualisation.rules.states import ACT_OPEN
from imio.mutualisation.rules.supervision import must_transmit
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.security import DELIBERATION
from imio.mutualisation.security import RECORD_SUPERVISION
from imio.mutualisation.security import step
from imio.mutualisation.security import WRITE_ACT
from typing import Any
from zope.schema import getFields


# What takes an act that was voted before it came to the suite.
VOTED = "adopt"
NEXT = {
    "draft": "schedule",
    "scheduled": VOTED,
    "in_supervision": "execute",
    "executory": "publish",
}
# Plone finds a default anew each time it is asked for: here it is at hand.
DEFAULTS = {name: field.default for name, field in getFields(IDeliberation).items()}
RIGHTS = {
    **dict.fromkeys(WRITTEN, WRITE_ACT),
    **dict.fromkeys(SUPERVISED, RECORD_SUPERVISION),
}


class Candidate(Deliberation):
    """Never kept: it is there to ask the guards of the type what they would say."""

    portal_type = "imio.mutualisation.Deliberation"

    def __init__(self, state: str, values: Mapping[str, Any]):
        super().__init__()
        self.state = state
        self.__dict__.update({**DEFAULTS, **values})

    def review_state(self) -> str:
        return self.state


def completed(state: str, values: Mapping[str, Any]) -> Candidate:
    """An act in that state, completed as it will be when it is saved."""
    act = Candidate(state, values)
    if state in ACT_OPEN:
        propose_supervision(act)
        take_given(act, record("Sitting", act.sitting))
        count_named_votes(act)
    return act


def is_open(field: str, state: str) -> bool:
    """Whether anybody may still write a field of an act in that state."""
    rights = DELIBERATION.state(state)
    asked = RIGHTS.get(field)
    return bool(dict(rights.fields).get(asked) if asked else rights.edit)


def way(act: IDeliberation, wanted: str) -> tuple[str, ...] | Refused:
    """The transitions to the state wanted, each granted by its guard.

    Refused: `state_behind` (state: the present one), or as the first guard to refuse.
    """
    state = act.review_state()
    if wanted != state and wanted not in _ahead(state):
        title = state_title("Deliberation", state)
        return Refused("state_behind", {"state": title})
    steps: list[str] = []
    while state != wanted:
        row = step(act.portal_type, NEXT.get(state) or _leaves_adopted(act, wanted))
        answer = verdict(act, row)
        if isinstance(answer, Refused):
            return answer
        steps.append(row.id)
        state = row.target
    return tuple(steps)


def is_voted(state: str) -> bool:
    """Whether an act in that state was voted, were it to come so."""
    return state in _ahead("scheduled")


def _ahead(state: str) -> tuple[str, ...]:
    return ACT_COURSE[ACT_COURSE.index(state) + 1 :] if state in ACT_COURSE else ()


def _leaves_adopted(act: IDeliberation, wanted: str) -> str:
    is_sent = wanted == "in_supervision" or must_transmit(act.supervision_kind)
    return "transmit" if is_sent else "execute"
