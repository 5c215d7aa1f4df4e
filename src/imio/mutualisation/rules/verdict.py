"""How a rule says yes or no: a refusal carries its reason as a code, never as a text.

The code is turned into one sentence in one place, so that the form, the REST
answer, the workflow and the greyed button all say the same.
"""

from collections import Counter
from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Granted:
    """Nothing stands in the way. Truthy."""

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Refused:
    """Something stands in the way. Falsy, so that `if may_send(...)` reads aloud.

    `details` feeds the sentence of `reason`: texts, numbers and dates by name. `also`
    is what stands in the way besides: people mend the first one first.
    """

    reason: str
    details: Mapping[str, object] = field(default_factory=dict, hash=False)
    also: "tuple[Refused, ...]" = field(default=(), compare=False, repr=False)

    def __bool__(self) -> Literal[False]:
        return False

    def about(self, **details: object) -> "Refused":
        """The same, which names what it is about: a field, a column, a setting."""
        return replace(self, details={**self.details, **details})


Verdict = Granted | Refused

GRANTED = Granted()


def require(condition: bool, reason: str, /, **details: object) -> Verdict:
    """Grant when the condition holds, else refuse with the reason and its details."""
    return GRANTED if condition else Refused(reason, details)


def first_refusal(*verdicts: Verdict) -> Verdict:
    """The first refusal in the order given, which is the order people mend them in.

    The others go with it.
    """
    found = [refused for each in verdicts for refused in refusals(each)]
    return replace(found[0], also=tuple(found[1:])) if found else GRANTED


def refusals(verdict: Verdict) -> tuple[Refused, ...]:
    """All that stands in the way; nothing where it is granted."""
    if isinstance(verdict, Granted):
        return ()
    return (replace(verdict, also=()), *verdict.also)


def come(before: Collection[Refused], now: Collection[Refused]) -> list[Refused]:
    """What stands in the way now and did not before, in its order.

    Of one reason as many as before are old, those first that say the same: figures of an
    old one may have moved, and a second one of its kind is new.
    """
    old = Counter(each.reason for each in before)
    old.subtract(each.reason for each in now if each in before)
    found = []
    for each in now:
        if each in before:
            continue
        if old[each.reason] > 0:
            old[each.reason] -= 1
        else:
            found.append(each)
    return found
