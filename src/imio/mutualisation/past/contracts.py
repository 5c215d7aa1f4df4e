"""Contracts of shared licences that run: who supplies what, since when, for how much."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.typed import disorder
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.i18n import _
from imio.mutualisation.importing import console
from imio.mutualisation.importing.because import SOURCE
from imio.mutualisation.importing.because import who_says_so
from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import day
from imio.mutualisation.importing.cells import money
from imio.mutualisation.importing.cells import one_of
from imio.mutualisation.importing.cells import plain
from imio.mutualisation.importing.cells import positive
from imio.mutualisation.importing.cells import whole
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.console import Command
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.licence.facts import licence_facts
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.past.lines import by_word
from imio.mutualisation.past.lines import differing
from imio.mutualisation.past.lines import named
from imio.mutualisation.past.lines import one_alone
from imio.mutualisation.past.lines import otherwise
from imio.mutualisation.past.lines import planner
from imio.mutualisation.past.lines import Told
from imio.mutualisation.rules.licensing import may_activate
from imio.mutualisation.rules.licensing import METRICS
from imio.mutualisation.rules.licensing import RENEWALS
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from plone.dexterity.utils import createContent
from typing import Any


RENEWAL_WORDS = {
    **{each: each for each in RENEWALS},
    "jamais": "never",
    "tacite": "tacit",
    "expresse": "express",
}
METRIC_WORDS = {
    **{each: each for each in METRICS},
    "postes": "seats",
    "utilisateurs": "users",
    "sites": "sites",
    "habitants": "inhabitants",
    "illimite": "unlimited",
}
COLUMNS = (
    Column("nom", "title", any_text, ("title", "licence", "contrat"), needed=True),
    Column("fournisseur", "supplier", any_text, ("supplier",), needed=True),
    Column("produit", "product", any_text, ("product",)),
    Column("debut", "start", day, ("start", "premier_jour"), needed=True),
    Column("fin", "end", day, ("end", "dernier_jour")),
    Column("reconduction", "renewal", one_of(RENEWAL_WORDS), ("renewal",)),
    Column("duree_mois", "period_months", positive, ("period_months",)),
    Column("preavis_mois", "notice_months", whole, ("notice_months",)),
    Column("compte", "metric", one_of(METRIC_WORDS), ("metric",)),
    Column("unites", "pool", positive, ("pool", "postes")),
    Column("seuil", "minimum", whole, ("minimum",)),
    Column("prix_unitaire", "unit_price", money, ("unit_price",), needed=True),
    Column("prix_public", "public_unit_price", money, ("public_unit_price",)),
    Column("motif", "source_reason", any_text, ("source_reason",)),
)


@dataclass(frozen=True, slots=True)
class Site:
    """Suppliers and products by word, and contracts by name and first day."""

    suppliers: dict[str, list[Any]]
    products: dict[str, list[Any]]
    contracts: dict[tuple[str, Any], list[Any]]


def _load(section: Any) -> Site:
    contracts: dict[tuple[str, Any], list[Any]] = {}
    for brain in existing("Licence"):
        licence = brain._unrestrictedGetObject()
        key = (plain(licence.title), licence.start)
        contracts.setdefault(key, []).append(licence)
    return Site(by_word(existing("Partner")), by_word(existing("Product")), contracts)


def _tell(site: Site, said: dict[str, Any], wrong: dict[str, Refused]) -> Told:
    name = said.get("title", "")
    called = site.contracts.get((plain(name), said.get("start")), ())
    known = next(iter(called), None)
    found = {
        "supplier": named(site.suppliers, said.get("supplier"), "supplier_unknown")
    }
    if "product" in said:
        product = said["product"]
        found["product"] = named(site.products, product, "product_unknown", "product")
    reasons = [*wrong.values()]
    reasons += refusals(one_alone(name, [path(each) for each in called]))
    reasons += [each for each in found.values() if isinstance(each, Refused)]
    values = {
        **said,
        **{key: getattr(each, "UID", None) for key, each in found.items()},
    }
    values = {"source_reason": SOURCE, **values}
    told = {key: each for key, each in said.items() if key not in found}
    reasons += [*unsound(ILicence, told), *disorder(ILicence, told.get, told)]
    # What cannot be read is not missing.
    if not reasons:
        planned = createContent(TYPE.format("Licence"), **values)
        reasons += refusals(may_activate(licence_facts(planned)))
    if known is None:
        return Told(name, (plain(name), said.get("start")), tuple(reasons), values)
    others = differing(COLUMNS, {key: values[key] for key in said}, vars(known))
    reasons += otherwise("contract_known", others)
    return Told(name, path(known), tuple(reasons), {}, path(known))


def write(section: Any, lines: Iterable[Line]) -> Iterator[Line]:
    """Make each contract and put it in force, by the rule of all contracts."""
    for line in lines:
        licence = create_unasked(section, "Licence", **line.values)
        perform(licence, "activate", who_says_so())
        yield line


CONTRACTS = Importer(
    holds="Licence",
    name="import-licences",
    columns=COLUMNS,
    plan=planner(COLUMNS, _load, _tell),
    write=write,
    title=_("title_import_contracts", default="Import contracts that run already"),
    file_label=_(
        "label_import_contracts", default="Table of contracts (CSV, XLSX or JSON)"
    ),
    file_help=_(
        "help_import_contracts",
        default="Each line: a contract, its supplier among the partners, its "
        "first and last day, how many are bought, the price of one. Known columns:",
    ),
    batch=10,
)
COMMAND = Command(
    name="licences-import",
    description="Importe un tableau de contrats de licence en cours (CSV, XLSX ou JSON).",
    section="licences",
    importer=CONTRACTS,
)


def main(argv: list[str] | None = None) -> int:
    """`licences-import`: run the command and give its exit status."""
    return console.main(COMMAND, argv)
