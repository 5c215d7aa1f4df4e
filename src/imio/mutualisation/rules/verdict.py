"""How a rule says yes or no: a refusal carries its reason as a code, never as a text.

The code is turned into one sentence in one place, so that the form, the REST
answer, the workflow and the greyed button all say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Granted:
    """Nothing stands in the way. Truthy."""

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Refused:
    """Something stands in the way. Falsy, so that `if may_send(...)` reads aloud.

    `details` feeds the sentence of `reason`: texts, numbers and dates by name.
    """

    reason: str
    details: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __bool__(self) -> Literal[False]:
        return False


Verdict = Granted | Refused

GRANTED = Granted()


def require(condition: bool, reason: str, /, **details: object) -> Verdict:
    """Grant when the condition holds, else refuse with the reason and its details."""
    return GRANTED if condition else Refused(reason, details)


def first_refusal(*verdicts: Verdict) -> Verdict:
    """The first refusal in the order given, which is the order people mend them in."""
    return next((verdict for verdict in verdicts if not verdict), GRANTED)
