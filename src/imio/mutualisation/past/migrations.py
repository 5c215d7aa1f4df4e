"""What members left, and where that stands: the moves to the common solutions."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.i18n import _
from imio.mutualisation.importing import console
from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import day
from imio.mutualisation.importing.cells import one_of
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.console import Command
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.member.facts import migrations
from imio.mutualisation.member.importing.known import Existing
from imio.mutualisation.member.importing.known import Known
from imio.mutualisation.member.importing.site import known_members
from imio.mutualisation.member.schema import IMigrationRow
from imio.mutualisation.past.lines import by_word
from imio.mutualisation.past.lines import changes
from imio.mutualisation.past.lines import member_told
from imio.mutualisation.past.lines import named
from imio.mutualisation.past.lines import note_why
from imio.mutualisation.past.lines import OF_WHOM
from imio.mutualisation.past.lines import planner
from imio.mutualisation.past.lines import Told
from imio.mutualisation.rules.migration import may_list
from imio.mutualisation.rules.migration import STATES
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


STATE_WORDS = {
    **{each: each for each in STATES},
    "a_faire": "to_do",
    "en_cours": "under_way",
    "faite": "done",
    "terminee": "done",
    "non_suivie": "not_followed",
}
OF_ROW = (
    Column("ancien_produit", "product", any_text, ("ancien", "product"), needed=True),
    Column("repris_par", "target", any_text, ("target",)),
    Column("etat", "state", one_of(STATE_WORDS), ("state",), needed=True),
    Column("jour", "closing_date", day, ("fin_le", "closing_date")),
    Column("note", "note", any_text),
)
COLUMNS = (*OF_WHOM, *OF_ROW)
PRODUCTS = ("product", "target")


@dataclass(slots=True)
class Site:
    """Members, products by word, and the rows of each member: they grow line by line."""

    members: Known
    products: dict[str, list[Any]]
    rows: dict[str, list[dict[str, Any]]]


def _load(section: Any) -> Site:
    rows = {
        name: list(member.migrations or ()) for name, member in section.objectItems()
    }
    return Site(known_members(section), by_word(existing("Product")), rows)


def _tell(site: Site, said: dict[str, Any], wrong: dict[str, Refused]) -> Told:
    name = " – ".join(filter(None, (said.get("title"), said.get("product"))))
    member = member_told(said, site.members)
    products = {
        each: named(site.products, said[each], "product_unknown", "product")
        for each in PRODUCTS
        if each in said
    }
    reasons = [*wrong.values()]
    about = (member, *products.values())
    reasons += [each for each in about if isinstance(each, Refused)]
    if reasons or not isinstance(member, Existing):
        return Told(name, object(), tuple(reasons))
    row = {each.field: said[each.field] for each in OF_ROW if each.field in said}
    row |= {each: getattr(found, "UID", None) for each, found in products.items()}
    row = {"state": "to_do", **row}
    rows = site.rows[member.id]
    known = next((each for each in rows if each["product"] == row["product"]), None)
    whole = {"target": None, "closing_date": None, "note": "", **(known or {}), **row}
    others = [each for each in rows if each["product"] != row["product"]]
    site.rows[member.id] = [*others, whole]
    reasons += unsound(IMigrationRow, whole)
    reasons += refusals(may_list(migrations([*others, whole]), clock.today()))
    return Told(
        name,
        (member.id, row["product"]),
        tuple(reasons),
        {"member": member.id, "row": whole},
        member.id if known else None,
        changes(IMigrationRow, OF_ROW, row, known) if known else (),
    )


def write(section: Any, lines: Iterable[Line]) -> Iterator[Line]:
    """The row of each, in the place of that for the same product."""
    for line in lines:
        member, row = section[line.values["member"]], line.values["row"]
        others = [
            each
            for each in member.migrations or ()
            if each["product"] != row["product"]
        ]
        member.migrations = [*others, row]
        note_why(member)
        notify(ObjectModifiedEvent(member))
        yield line


MIGRATIONS = Importer(
    holds="Member",
    name="import-migrations",
    columns=COLUMNS,
    plan=planner(COLUMNS, _load, _tell),
    write=write,
    title=_("title_import_migrations", default="Import migrations of before"),
    file_label=_(
        "label_import_migrations", default="Table of migrations (CSV, XLSX or JSON)"
    ),
    file_help=_(
        "help_import_migrations",
        default="Each line: an authority, the product that it leaves, where that "
        "stands and since when. Known columns:",
    ),
)
COMMAND = Command(
    name="migrations-import",
    description="Importe un tableau de migrations (CSV, XLSX ou JSON).",
    section="adherents",
    importer=MIGRATIONS,
)


def main(argv: list[str] | None = None) -> int:
    """`migrations-import`: run the command and give its exit status."""
    return console.main(COMMAND, argv)
