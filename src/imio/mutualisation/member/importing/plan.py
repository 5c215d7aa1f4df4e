"""What an import would do, line by line, without doing it."""

from collections.abc import Iterator
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.columns import recognised
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.importing.outcome import Change
from imio.mutualisation.importing.outcome import CHANGED
from imio.mutualisation.importing.outcome import CREATED
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import REFUSED
from imio.mutualisation.importing.outcome import stepped
from imio.mutualisation.importing.outcome import UNCHANGED
from imio.mutualisation.importing.table import Row
from imio.mutualisation.importing.table import Table
from imio.mutualisation.member.importing.columns import COLUMNS
from imio.mutualisation.member.importing.known import Existing
from imio.mutualisation.member.importing.known import Key
from imio.mutualisation.member.importing.known import keys
from imio.mutualisation.member.importing.known import Known
from imio.mutualisation.member.importing.line import contact_named
from imio.mutualisation.member.importing.line import fields
from imio.mutualisation.member.importing.line import of_the_past
from imio.mutualisation.member.importing.line import read_line
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from zope.schema import getFields


IDENTITY = {"title", "kind", "bce_number", "nis"}


def plan(
    table: Table, known: Known, nis_codes: frozenset[str]
) -> tuple[Line, ...] | Refused:
    """The outcome of each line over the members there are.

    An empty cell says nothing: it never erases. A commune is one of `nis_codes` or
    of those there are. Refused: as `recognised`.
    """
    columns = recognised(table.header, COLUMNS)
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
            recorded = found.values if isinstance(found, Existing) else {}
            if "state" not in wrong:
                reasons += refusals(of_the_past(values, recorded))
            reasons += refusals(contact_named(values))
        if reasons or isinstance(found, Refused):
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
    rank = int(kind != "commune")  # the others are priced by them
    if found is None:
        return Line(number, name, CREATED, (), None, changes, rank)
    outcome = CHANGED if changes else UNCHANGED
    told = tuple(_told(found.values, changes))
    return Line(number, name, outcome, (), found.id, changes, rank, told)


def _told(recorded: Values, changes: Values) -> Iterator[Change]:
    """Each change by the name of its column: what is recorded, and what comes."""
    names = {column.field: column.name for column in reversed(COLUMNS)}
    of_member = getFields(IMember)
    for name, value in changes.items():
        column, before = names.get(name, name), recorded.get(name)
        if name == "state":
            yield stepped(column, "Member", before or "prospect", value)
        else:
            yield Change(column, of_member[name], before, value)
