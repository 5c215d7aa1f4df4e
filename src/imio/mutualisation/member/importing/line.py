"""What a line says, and what that would change."""

from collections.abc import Iterable
from collections.abc import Iterator
from imio.mutualisation.importing.because import SOURCE
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.columns import read_cells
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.importing.table import Row
from imio.mutualisation.member.communes import POPULATION_DATES
from imio.mutualisation.member.importing.known import Existing
from imio.mutualisation.member.importing.known import same
from imio.mutualisation.rules.membership import may_have_been
from imio.mutualisation.rules.states import MEMBER_BEFORE
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from typing import Any


POPULATION = ("population", "population_date", *POPULATION_DATES)
# The columns of a row of contacts, by those of the table.
CONTACT = {f"contact_{name}": name for name in ("name", "function", "email", "phone")}
TOGETHER = {
    "population": "population_date_missing",
    "population_date": "population_missing",
}

PopulationRow = dict[str, Any]


def read_line(
    row: Row, columns: tuple[Column | None, ...]
) -> tuple[Values, dict[str, Refused]]:
    """The values by field, and all that is wrong by field.

    Refused: as `read_cells`; `population_date_missing`, `population_missing`.
    """
    values, wrong = read_cells(row, columns)
    return values, {**wrong, **_missing(values.keys() | wrong.keys())}


def _missing(given: set[str]) -> dict[str, Refused]:
    pair = given & TOGETHER.keys()
    return {"population_date": Refused(TOGETHER[pair.pop()])} if len(pair) == 1 else {}


def fields(kind: str, values: Values, found: Existing | None) -> Values:
    """The fields of the member to write: all of a new one, else those that differ."""
    recorded = found.values if found else {}
    wanted = {"kind": kind, **_without((*POPULATION, *CONTACT), values)}
    figures = new_figures(recorded.get("populations") or [], _figures(values))
    if figures:
        wanted["populations"] = figures
    if values.get("contact_name"):
        wanted["contacts"] = _contacts(recorded.get("contacts") or [], values)
    if found and not _strongly_identified(values, recorded):
        del wanted["title"]
    return {
        name: value
        for name, value in wanted.items()
        if not same(name, recorded.get(name), value)
    }


def _without(names: tuple[str, ...], values: Values) -> Values:
    return {name: value for name, value in values.items() if name not in names}


def _contacts(recorded: list[dict[str, str]], values: Values) -> list[dict[str, str]]:
    """The contacts with this person; what the line does not say of one stays."""
    said = {row: values[name] for name, row in CONTACT.items() if name in values}
    named = [row for row in recorded if row["name"] == said["name"]]
    blank = dict.fromkeys(CONTACT.values(), "")
    row = {**blank, **(named[0] if named else {}), **said}
    if named:
        return [row if each is named[0] else each for each in recorded]
    return [*recorded, row]


def of_the_past(values: Values, recorded: Values) -> Verdict:
    """Whether state and days fit, of what the line says and what is known already.

    Refused: as `membership.may_have_been`, `state_missing` where only days are said,
    `state_by_step` where people have brought the authority to another state.
    """
    if not values.keys() & {"state", "admitted_on", "left_on"}:
        return GRANTED
    known = {**recorded, **values}
    state, now = known.get("state") or "", recorded.get("state", "prospect")
    if state not in MEMBER_BEFORE:
        return Refused("state_missing")
    return first_refusal(
        require(now in (state, "prospect"), "state_by_step"),
        may_have_been(state, known.get("admitted_on"), known.get("left_on")),
    )


def contact_named(values: Values) -> Verdict:
    """Refused: `contact_name_missing` where only an address, say, is given."""
    given = values.keys() & CONTACT.keys()
    return require(not given or "contact_name" in given, "contact_name_missing")


def _strongly_identified(values: Values, recorded: Values) -> bool:
    """By a number, so that the name may be mended; a name alone is left as it is."""
    return any(
        values.get(name) and recorded.get(name) for name in ("bce_number", "nis")
    )


def _figures(values: Values) -> Iterator[PopulationRow]:
    dated = [
        (*POPULATION_DATES[name], values[name])
        for name in POPULATION_DATES
        if name in values
    ]
    if "population" in values:
        dated.append((values["population_date"], SOURCE, values["population"]))
    for reference_date, source, inhabitants in dated:
        yield {
            "reference_date": reference_date,
            "inhabitants": inhabitants,
            "source": source,
        }


def new_figures(
    recorded: list[PopulationRow], figures: Iterable[PopulationRow]
) -> list[PopulationRow]:
    """The populations with the figures in, one per reference date; empty for no news.

    A number recorded already is no news, whatever its source.
    """
    known = {(row["reference_date"], row["inhabitants"]) for row in recorded}
    latest = {row["reference_date"]: row for row in figures}
    news = {
        day: row
        for day, row in latest.items()
        if (day, row["inhabitants"]) not in known
    }
    kept = [row for row in recorded if row["reference_date"] not in news]
    return [*kept, *news.values()] if news else []
