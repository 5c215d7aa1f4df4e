"""The columns of the table: their names, and who reads their cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from imio.mutualisation.member.communes import POPULATION_DATES
from imio.mutualisation.member.importing import cells
from imio.mutualisation.member.importing.cells import plain
from imio.mutualisation.member.importing.cells import Reader
from imio.mutualisation.rules.verdict import Refused


@dataclass(frozen=True, slots=True)
class Column:
    """What a column feeds; without a reader its cells are left aside."""

    name: str
    field: str
    read: Reader | None
    aliases: tuple[str, ...] = ()


NAME = Column("nom", "title", cells.any_text, ("name", "title", "denomination"))
COLUMNS = (
    NAME,
    Column("type", "kind", cells.kind, ("kind", "categorie")),
    Column(
        "bce",
        "bce_number",
        cells.enterprise_number,
        ("bce_number", "numero_bce", "numero_d_entreprise", "kbo"),
    ),
    Column("ins", "nis", cells.nis_code, ("nis", "code_ins", "nis_code")),
    Column("province", "province", cells.any_text),
    Column("arrondissement", "arrondissement", cells.any_text),
    Column(
        "codes_postaux",
        "postal_codes",
        cells.postal_codes,
        ("code_postal", "postal_codes"),
    ),
    Column("langue", "language", cells.one_of(cells.LANGUAGE_WORDS), ("language",)),
    Column("population", "population", cells.inhabitants, ("habitants", "inhabitants")),
    Column(
        "population_date",
        "population_date",
        cells.day,
        ("date_population", "date_de_la_population"),
    ),
    Column(
        "communes_desservies",
        "communes_served",
        cells.nis_codes,
        ("communes_served",),
    ),
    Column("lat", "latitude", cells.degrees(49, 52), ("latitude",)),
    Column("lon", "longitude", cells.degrees(2, 7), ("longitude",)),
    Column(
        "informatique_interne",
        "own_it_team",
        cells.one_of(cells.YES_NO_WORDS),
        ("own_it_team",),
    ),
    Column("origine", "origin", cells.one_of(cells.ORIGIN_WORDS), ("origin",)),
    # As in the table of communes that ships with the suite.
    *(Column(name, name, cells.inhabitants) for name in POPULATION_DATES),
    Column("superficie_km2", "area", None),
    Column("germanophone", "language", cells.one_of(cells.GERMAN_WORDS)),
)
BY_WORD: Mapping[str, Column] = {
    word: column for column in COLUMNS for word in (column.name, *column.aliases)
}


def recognised(header: tuple[str, ...]) -> tuple[Column | None, ...] | Refused:
    """The column of each title, whatever the order; `None` under a blank title.

    Refused: `unknown_column` (column), `duplicate_column` (column) where two titles
    feed the same field, `column_missing` (column).
    """
    columns = tuple(BY_WORD.get(plain(title)) for title in header)
    seen: set[str] = set()
    for title, column in zip(header, columns, strict=True):
        if title and column is None:
            return Refused("unknown_column", {"column": title})
        if column and column.field in seen:
            return Refused("duplicate_column", {"column": title})
        seen |= {column.field} if column else set()
    if NAME not in columns:
        return Refused("column_missing", {"column": NAME.name})
    return columns
