"""What becomes of each line of a table."""

from dataclasses import dataclass
from dataclasses import field
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.rules.verdict import Refused


CREATED, CHANGED, UNCHANGED, REFUSED = "created", "changed", "unchanged", "refused"
OUTCOMES = (CREATED, CHANGED, UNCHANGED, REFUSED)


@dataclass(frozen=True, slots=True)
class Line:
    """What happens to one line of the file.

    `existing` is the name by which the domain finds the object to change, `values`
    are the fields to write: those of its schema. A lower `rank` is written first.
    `changes`: of what is changed, the column, what was said, and what is said now.
    """

    number: int
    name: str
    outcome: str
    reasons: tuple[Refused, ...] = ()
    existing: str | None = None
    values: Values = field(default_factory=dict)
    rank: int = 0
    changes: tuple[tuple[str, str, str], ...] = ()


def to_write(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that write something, by rank."""
    writing = (line for line in lines if line.outcome in (CREATED, CHANGED))
    return tuple(sorted(writing, key=lambda line: line.rank))


def refused_count(lines: tuple[Line, ...]) -> int:
    """How many lines are refused: one is enough for nothing to be written."""
    return sum(line.outcome == REFUSED for line in lines)
