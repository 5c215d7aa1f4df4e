"""What becomes of each line of a table."""

from dataclasses import dataclass
from dataclasses import field
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zope.schema import TextLine
from zope.schema.interfaces import IField


CREATED, CHANGED, UNCHANGED, REFUSED = "created", "changed", "unchanged", "refused"
OUTCOMES = (CREATED, CHANGED, UNCHANGED, REFUSED)


@dataclass(frozen=True, slots=True)
class Change:
    """What a column changes: the field that it feeds, what that held and what it will."""

    column: str
    field: IField
    before: Any
    after: Any


def stepped(column: str, type_name: str, before: str, after: str) -> Change:
    """A change of state, which no field holds."""
    was, will_be = (state_title(type_name, state) for state in (before, after))
    return Change(column, TextLine(), was, will_be)


@dataclass(frozen=True, slots=True)
class Line:
    """What happens to one line of the file.

    `existing` is the name by which the domain finds the object to change, `values`
    are the fields to write: those of its schema. A lower `rank` is written first.
    """

    number: int
    name: str
    outcome: str
    reasons: tuple[Refused, ...] = ()
    existing: str | None = None
    values: Values = field(default_factory=dict)
    rank: int = 0
    changes: tuple[Change, ...] = ()


def to_write(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that write something, by rank."""
    writing = (line for line in lines if line.outcome in (CREATED, CHANGED))
    return tuple(sorted(writing, key=lambda line: line.rank))


def refused_count(lines: tuple[Line, ...]) -> int:
    """How many lines are refused: one is enough for nothing to be written."""
    return sum(line.outcome == REFUSED for line in lines)
