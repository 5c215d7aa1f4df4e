"""The levels that a draft act goes through before it comes on an agenda.

IMIO practice (deliberations): the service proposes, its director and the director general
validate, in the order that the authority has settled; where it has settled none, nobody
does. Who validates does so for one text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ValidationFacts:
    """How far an act has come: its levels in order, how many have validated its text as
    it is, whether its author has proposed it.
    """

    levels: tuple[str, ...]
    done: int
    proposed: bool

    @property
    def next(self) -> str | None:
        """The level whose turn it is; none once all have validated."""
        return self.levels[self.done] if self.done < len(self.levels) else None


def of_new(levels: tuple[str, ...]) -> ValidationFacts:
    """An act that is being added: nobody has validated it."""
    return ValidationFacts(levels, done=0, proposed=False)


UNUSED = ValidationFacts(levels=(), done=0, proposed=False)


def done_on(
    digest: str, given: Sequence[tuple[str, str]], levels: Sequence[str]
) -> int:
    """How many levels, from the first on, have validated that very text.

    `given`: level and SHA-256 of the text, in the order of time.
    """
    valid = {level for level, of in given if of == digest}
    missing = (place for place, level in enumerate(levels) if level not in valid)
    return next(missing, len(levels))


def may_list(levels: Sequence[str]) -> Verdict:
    """A level is once in the list. Refused: `level_twice` (level)."""
    twice = [each for each in levels if levels.count(each) > 1]
    return Refused("level_twice", {"level": twice[0]}) if twice else GRANTED


def may_propose(facts: ValidationFacts) -> Verdict:
    """Refused: `validation_not_used`, `validation_proposed`."""
    return first_refusal(
        require(facts.next is not None, "validation_not_used"),
        require(not facts.proposed, "validation_proposed"),
    )


def may_validate(facts: ValidationFacts, mine: bool) -> Verdict:
    """`mine`: who asks is of the next level. Refused: `validation_not_used`, `validation_not_yours`, `validation_not_proposed`."""
    return first_refusal(
        require(facts.next is not None, "validation_not_used"),
        require(mine, "validation_not_yours"),
        require(facts.proposed, "validation_not_proposed"),
    )


def all_done(facts: ValidationFacts) -> Verdict:
    """Refused: `validation_missing` (level)."""
    level = facts.next
    return GRANTED if level is None else Refused("validation_missing", {"level": level})
