"""What an import would do, line by line, without doing it."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from imio.mutualisation.member.importing.columns import Column
from imio.mutualisation.member.importing.columns import recognised
from imio.mutualisation.member.importing.known import Existing
from imio.mutualisation.member.importing.known import Key
from imio.mutualisation.member.importing.known import keys
from imio.mutualisation.member.importing.known import Known
from imio.mutualisation.member.importing.known import Values
from imio.mutualisation.member.importing.line import fields
from imio.mutualisation.member.importing.line import read_line
from imio.mutualisation.member.importing.table import Row
from imio.mutualisation.member.importing.table import Table
from imio.mutualisation.rules.verdict import Refused


CREATED, CHANGED, UNCHANGED, REFUSED = "created", "changed", "unchanged", "refused"
OUTCOMES = (CREATED, CHANGED, UNCHANGED, REFUSED)

IDENTITY = {"title", "kind", "bce_number", "nis"}


@dataclass(frozen=True, slots=True)
class Line:
    """What happens to one line of the file.

    `member` is the short name of the member to change, `values` are the fields to
    write: those of the member's schema.
    """

    number: int
    name: str
    outcome: str
    reasons: tuple[Refused, ...] = ()
    kind: str = ""
    member: str | None = None
    values: Values = field(default_factory=dict)


def plan(
    table: Table, known: Known, nis_codes: frozenset[str]
) -> tuple[Line, ...] | Refused:
    """The outcome of each line over the members there are.

    An empty cell says nothing: it never erases. A commune is one of `nis_codes` or
    of those there are. Refused: as `columns.recognised`.
    """
    columns = recognised(table.header)
    if isinstance(columns, Refused):
        return columns
    planner = _Planner(columns, known, nis_codes | known.nis_codes())
    return tuple(planner.line(row) for row in table.rows)


class _Planner:
    """Goes down the lines and remembers what the ones above stand for."""

    def __init__(
        self,
        columns: tuple[Column | None, ...],
        known: Known,
        nis_codes: frozenset[str],
    ):
        self.columns = columns
        self.known = known
        self.nis_codes = nis_codes
        self.seen: dict[Key, int] = {}

    def line(self, row: Row) -> Line:
        values, wrong = read_line(row, self.columns)
        name = values.get("title", "")
        reasons = [*wrong.values(), *self._unknown_served(values)]
        found = None
        if not wrong.keys() & IDENTITY:
            found = self.known.match(values)
            reasons += self._mistaken(row.line, values, found)
        if reasons:
            return Line(row.line, name, REFUSED, tuple(reasons))
        return _planned(row.line, self.known.kind(values), values, found)

    def _mistaken(
        self, number: int, values: Values, found: Existing | Refused | None
    ) -> Iterator[Refused]:
        kind, nis = self.known.kind(values), values.get("nis")
        if kind == "commune" and nis and nis not in self.nis_codes:
            yield Refused("unknown_nis", {"value": nis})
        if isinstance(found, Refused):
            yield found
        own_keys = set(keys(kind, values).values())
        if isinstance(found, Existing):
            own_keys.add(("member", found.id))
        lines = {self.seen.setdefault(key, number) for key in own_keys} - {number}
        if lines:
            yield Refused("duplicate_line", {"line": min(lines)})

    def _unknown_served(self, values: Values) -> Iterator[Refused]:
        for nis in values.get("communes_served", ()):
            if nis not in self.nis_codes:
                yield Refused("unknown_nis", {"value": nis})


def _planned(number: int, kind: str, values: Values, found: Existing | None) -> Line:
    name, changes = values["title"], fields(kind, values, found)
    if found is None:
        return Line(number, name, CREATED, (), kind, None, changes)
    outcome = CHANGED if changes else UNCHANGED
    return Line(number, name, outcome, (), kind, found.id, changes)


def to_write(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that write something, communes first: others are priced by them."""
    writing = (line for line in lines if line.outcome in (CREATED, CHANGED))
    return tuple(sorted(writing, key=lambda line: line.kind != "commune"))


def refused_count(lines: tuple[Line, ...]) -> int:
    """How many lines are refused: one is enough for nothing to be written."""
    return sum(line.outcome == REFUSED for line in lines)
