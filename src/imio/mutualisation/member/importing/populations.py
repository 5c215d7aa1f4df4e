"""The official populations of a year, as Statbel publishes them: « Population par commune ».

The workbook has a sheet a year, and in each the country, the regions, the provinces, the
arrondissements and the communes, by their NIS code.
"""

from collections.abc import Iterator
from datetime import date
from imio.mutualisation.i18n import _
from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import day
from imio.mutualisation.importing.cells import positive
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.columns import read_cells
from imio.mutualisation.importing.columns import recognised
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.outcome import Change
from imio.mutualisation.importing.outcome import CHANGED
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import REFUSED
from imio.mutualisation.importing.outcome import UNCHANGED
from imio.mutualisation.importing.table import Row
from imio.mutualisation.importing.table import Table
from imio.mutualisation.importing.table import YEAR
from imio.mutualisation.member.importing.apply import write
from imio.mutualisation.member.importing.known import Existing
from imio.mutualisation.member.importing.line import new_figures
from imio.mutualisation.member.importing.site import checked
from imio.mutualisation.member.importing.site import known_members
from imio.mutualisation.member.schema import IPopulationRow
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zope.schema import getFields

import re


COLUMNS = (
    Column("ins", "nis", any_text, ("code_ins", "nis", "cd_refnis"), needed=True),
    Column("nom", "title", any_text, ("lieu_de_residence", "commune", "tx_descr_fr")),
    Column("hommes", "men", None),
    Column("femmes", "women", None),
    Column("population", "inhabitants", positive, ("total", "habitants"), needed=True),
    Column("population_date", "reference_date", day, ("date_population",)),
)
# The other regions, the provinces and the arrondissements are left aside.
WALLOON_COMMUNE = re.compile(r"(?:25|[5689][0-9])(?!000)[0-9]{3}")


def planned(section: Any, table: Table) -> tuple[Line, ...] | Refused:
    """The lines of the Walloon communes over those of the site. Refused: as `recognised`."""
    columns = recognised(table.header, COLUMNS)
    if isinstance(columns, Refused):
        return columns
    year = YEAR.search(table.called)
    first = {"reference_date": date(int(year[0]), 1, 1)} if year else {}
    communes = {each.values["nis"]: each for each in known_members(section).communes()}
    lines = tuple(_lines(table.rows, columns, first, communes))
    return tuple(checked(section, lines)) or Refused("no_commune")


def _lines(
    rows: tuple[Row, ...],
    columns: tuple[Column | None, ...],
    year: Values,
    communes: dict[str, Existing],
) -> Iterator[Line]:
    seen: dict[str, int] = {}
    for row in rows:
        said, wrong = read_cells(row, columns)
        values = {**year, **said}
        nis = str(values.get("nis", ""))
        if not WALLOON_COMMUNE.fullmatch(nis):
            continue
        commune, reasons = communes.get(nis), list(wrong.values())
        if commune is None:
            reasons.append(Refused("unknown_nis", {"value": nis}))
        if "reference_date" not in values | wrong:
            reasons.append(Refused("population_date_missing"))
        if (first := seen.setdefault(nis, row.line)) != row.line:
            reasons.append(Refused("duplicate_line", {"line": first}))
        if commune is None or reasons:
            name = str(values.get("title", nis))
            yield Line(row.line, name, REFUSED, tuple(reasons))
        else:
            yield _line(row.line, commune, values)


def _line(number: int, commune: Existing, values: Values) -> Line:
    on, name = values["reference_date"], commune.values["title"]
    recorded = commune.values["populations"] or []
    row = {
        "reference_date": on,
        "inhabitants": values["inhabitants"],
        "source": f"Statbel, {on.day}-{on.month}-{on.year}",
    }
    news = new_figures(recorded, [row])
    if not news:
        return Line(number, name, UNCHANGED)
    before = [each["inhabitants"] for each in recorded if each["reference_date"] == on]
    field = getFields(IPopulationRow)["inhabitants"]
    was = before[0] if before else None
    told = Change("population", field, was, row["inhabitants"])
    return Line(
        number, name, CHANGED, (), commune.id, {"populations": news}, changes=(told,)
    )


POPULATIONS = Importer(
    holds="Member",
    name="import-populations",
    columns=COLUMNS,
    plan=planned,
    write=write,
    title=_("title_import_populations", default="Import the populations of a year"),
    file_label=_(
        "label_import_populations", default="Population by commune (XLSX, CSV or JSON)"
    ),
    file_help=_(
        "help_import_populations",
        default="The workbook of Statbel as it is published: its last year is read, and the "
        "communes of Wallonia. Another table names the year above its columns, or has a "
        "column population_date. Known columns:",
    ),
)
