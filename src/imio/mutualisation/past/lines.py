"""What the tables of the past share: a line is told once, of records that are known."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from imio.mutualisation.base.catalog import address
from imio.mutualisation.base.catalog import addresses
from imio.mutualisation.base.chain import NOTE
from imio.mutualisation.base.journal import write
from imio.mutualisation.importing.because import reason_given
from imio.mutualisation.importing.because import SOURCE
from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import enterprise_number
from imio.mutualisation.importing.cells import nis_code
from imio.mutualisation.importing.cells import plain
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.columns import read_cells
from imio.mutualisation.importing.columns import recognised
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.importing.outcome import Change
from imio.mutualisation.importing.outcome import CHANGED
from imio.mutualisation.importing.outcome import CREATED
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import REFUSED
from imio.mutualisation.importing.outcome import UNCHANGED
from imio.mutualisation.importing.table import Table
from imio.mutualisation.member.importing.cells import kind
from imio.mutualisation.member.importing.known import Existing
from imio.mutualisation.member.importing.known import Known
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from typing import TypeVar
from zope.interface import Interface
from zope.schema import getFields


# By which an authority is found.
OF_WHOM = (
    Column("adherent", "title", any_text, ("member", "nom"), needed=True),
    Column("type", "kind", kind, ("kind",)),
    Column("bce", "bce_number", enterprise_number, ("bce_number", "numero_bce")),
    Column("ins", "nis", nis_code, ("nis", "code_ins")),
)
IDENTITY = tuple(column.field for column in OF_WHOM)

Site = TypeVar("Site")


@dataclass(frozen=True, slots=True)
class Told:
    """What a line tells: of what (`key`, that no other line has), and what is to be done.

    `existing`: the path of the record that is known already. `also`: other keys that no
    other line has.
    """

    name: str
    key: Hashable
    reasons: tuple[Refused, ...]
    values: Values = field(default_factory=dict)
    existing: str | None = None
    changes: tuple[Change, ...] = ()
    also: tuple[Hashable, ...] = ()


def planner(
    columns: tuple[Column, ...],
    load: Callable[[Any], Site],
    tell: Callable[[Site, dict[str, Any], dict[str, Refused]], Told],
) -> Callable[[Any, Table], tuple[Line, ...] | Refused]:
    """A plan: what the site knows is loaded once, then each line is told over it.

    The plan refuses: as `recognised`. `tell` is given the cells and what is wrong of them.
    """

    def planned(section: Any, table: Table) -> tuple[Line, ...] | Refused:
        known = recognised(table.header, columns)
        if isinstance(known, Refused):
            return known
        site = load(section)
        told = [(row.line, tell(site, *read_cells(row, known))) for row in table.rows]
        return tuple(_lines(told))

    return planned


def _lines(told: Iterable[tuple[int, Told]]) -> Iterator[Line]:
    seen: dict[Hashable, int] = {}
    for number, each in told:
        keys, reasons = (each.key, *each.also), each.reasons
        first = min(seen.setdefault(key, number) for key in keys)
        if first != number and not reasons:
            reasons = (Refused("duplicate_line", {"line": first}),)
        if reasons:
            yield Line(number, each.name, REFUSED, reasons)
        elif each.existing is None:
            yield Line(number, each.name, CREATED, (), None, each.values)
        else:
            outcome = CHANGED if each.changes else UNCHANGED
            known = each.existing
            yield Line(
                number, each.name, outcome, (), known, each.values, 0, each.changes
            )


def member_told(values: Values, members: Known) -> Existing | Refused | None:
    """The member of a line, `None` of one that names nobody. Refused: `member_not_found`,
    `not_a_member`; as `Known.match`.
    """
    said = {name: values[name] for name in IDENTITY if name in values}
    if "title" not in said:
        return None
    # One who has left is found, to be refused by the right word.
    found = members.match({**said, "state": "former"})
    if isinstance(found, Existing) and found.values["state"] != "member":
        return Refused("not_a_member")
    if found is None:
        return Refused("member_not_found", {"value": said["title"]})
    return found


def by_word(brains: Iterable[Any]) -> dict[str, list[Any]]:
    """Records by their address, their short name and their title."""
    found: dict[str, list[Any]] = {}
    for brain in brains:
        for word in {address(brain.getPath()), brain.getId, plain(brain.Title)}:
            found.setdefault(word, []).append(brain)
    return found


def named(
    words: Mapping[str, list[Any]], said: str | None, reason: str, detail: str = "value"
) -> Any:
    """The one record of that name, `None` where nothing is said. Refused: `reason`
    (`detail`), or as `one_alone`.
    """
    if said is None:
        return None
    found = words.get(said) or words.get(plain(said)) or ()
    refused = one_alone(said, [brain.getPath() for brain in found])
    if isinstance(refused, Refused):
        return refused
    return found[0] if found else Refused(reason, {detail: said})


def one_alone(said: str, paths: Collection[str]) -> Verdict:
    """Nobody is taken for another one. Refused: `name_twice` (value, addresses)."""
    if len(paths) < 2:
        return GRANTED
    return Refused("name_twice", {"value": said, "addresses": addresses(paths)})


def differing(
    columns: Iterable[Column], values: Values, known: Mapping[str, Any]
) -> list[Column]:
    """The columns that say something else than is known."""
    return [
        each
        for each in columns
        if each.field in values and values[each.field] != known[each.field]
    ]


def changes(
    schema: type[Interface],
    columns: Iterable[Column],
    values: Values,
    known: Mapping[str, Any],
) -> tuple[Change, ...]:
    """Of each column that feeds a field of the schema with another value: both."""
    fields = getFields(schema)
    return tuple(
        Change(each.name, fields[each.field], known[each.field], values[each.field])
        for each in differing(columns, values, known)
    )


def otherwise(reason: str, columns: Iterable[Column]) -> tuple[Refused, ...]:
    """The record, or a line above, says otherwise. Refused: `reason` (columns)."""
    names = ", ".join(each.name for each in columns)
    return (Refused(reason, {"columns": names}),) if names else ()


def note_why(record: Any) -> None:
    """In the journal of a record, where no step says why something was brought in."""
    if reason := reason_given():
        write(record, kind=NOTE, what="import", title=SOURCE, why=reason)
