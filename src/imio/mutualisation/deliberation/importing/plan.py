"""What an import would do, line by line, without doing it."""

from imio.mutualisation.base.catalog import addresses
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.settings import setting
from imio.mutualisation.deliberation.importing.acts import acts_by_key
from imio.mutualisation.deliberation.importing.acts import acts_by_number
from imio.mutualisation.deliberation.importing.acts import Key
from imio.mutualisation.deliberation.importing.columns import COLUMNS
from imio.mutualisation.deliberation.importing.homes import Home
from imio.mutualisation.deliberation.importing.homes import Homes
from imio.mutualisation.deliberation.importing.line import read_line
from imio.mutualisation.deliberation.importing.line import Said
from imio.mutualisation.deliberation.importing.result import refused
from imio.mutualisation.deliberation.importing.result import result
from imio.mutualisation.importing.columns import recognised
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.table import Table
from imio.mutualisation.rules.verdict import Refused
from typing import Any


def planned(section: Any, table: Table) -> tuple[Line, ...] | Refused:
    """The outcome of each line over the acts there are.

    An empty cell says nothing: it never erases. Refused: as `recognised`.
    """
    columns = recognised(table.header, COLUMNS)
    if isinstance(columns, Refused):
        return columns
    lines = [read_line(row, columns) for row in table.rows]
    homes = Homes(path(section), existing("Member"), setting("own_bce_number"))
    identifiers = {said.identifier for said in lines if said.identifier}
    numbers = {said.official for said in lines if said.official}
    planner = _Planner(homes, acts_by_key(identifiers), acts_by_number(numbers))
    return tuple(planner.line(said) for said in lines)


class _Planner:
    """Goes down the lines and remembers what the ones above stand for."""

    def __init__(
        self, homes: Homes, acts: dict[Key, list[Any]], numbered: dict[Key, Any]
    ):
        self.homes = homes
        self.acts = acts
        self.numbered = numbered
        self.seen: dict[Key, int] = {}

    def line(self, said: Said) -> Line:
        home = self.homes.find(
            said.values.get("member"), said.values.get("member_kind")
        )
        if isinstance(home, Refused):
            return refused(said, *said.wrong, home)
        acts = self._found(said, home)
        if isinstance(acts, Refused):
            return refused(said, *said.wrong, acts)
        if said.wrong:
            return refused(said, *said.wrong)
        act = next(iter(acts), None)
        return result(said if act else said.as_new(), home, act)

    def _found(self, said: Said, home: Home) -> list[Any] | Refused:
        """The act that a line is about, if it is there.

        Refused: `duplicate_line` (line), `act_ambiguous` (value, addresses).
        """
        if said.identifier is None:
            return []
        key = (home.path, said.identifier)
        first = self.seen.setdefault(key, said.number)
        known = self.numbered.get((home.path, said.official or ""))
        acts = self.acts.get(key, []) if known is None else [known]
        if first != said.number:
            return Refused("duplicate_line", {"line": first})
        if len(acts) > 1:
            where = addresses(map(path, acts))
            details = {"value": said.identifier, "addresses": where}
            return Refused("act_ambiguous", details)
        return acts
