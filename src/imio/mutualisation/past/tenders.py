"""Tenders that were awarded before: the partners of each lot, in the order they are called."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.reference import next_reference
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.i18n import _
from imio.mutualisation.importing import console
from imio.mutualisation.importing.because import who_says_so
from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import day
from imio.mutualisation.importing.cells import money
from imio.mutualisation.importing.cells import one_of
from imio.mutualisation.importing.cells import plain
from imio.mutualisation.importing.cells import positive
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.importing.console import Command
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.past.lines import by_word
from imio.mutualisation.past.lines import differing
from imio.mutualisation.past.lines import named
from imio.mutualisation.past.lines import note_why
from imio.mutualisation.past.lines import one_alone
from imio.mutualisation.past.lines import otherwise
from imio.mutualisation.past.lines import planner
from imio.mutualisation.past.lines import Told
from imio.mutualisation.rules.past import may_have_awarded
from imio.mutualisation.rules.tendering import LOT_KINDS
from imio.mutualisation.rules.tendering import PROCEDURES
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.tender.award import keep_places
from imio.mutualisation.tender.schema import ITender
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


# Tenders of before have a series of their own, gapless as the others.
SERIES = "MAV"
PROCEDURE_WORDS = {
    **{each: each for each in PROCEDURES},
    "ouverte": "open",
    "restreinte": "restricted",
    "negociee_avec_publication": "negotiated_with_publication",
    "negociee_sans_publication": "negotiated_without_publication",
    "faible_montant": "low_value",
}
KIND_WORDS = {
    **{each: each for each in LOT_KINDS},
    "logiciel": "software",
    "prestations": "services",
    "materiel": "hardware",
}
OF_TENDER = (
    Column("marche", "title", any_text, ("tender", "intitule"), needed=True),
    Column("attribue_le", "awarded_on", day, ("awarded_on",), needed=True),
    Column("procedure", "procedure", one_of(PROCEDURE_WORDS)),
    Column("duree_mois", "duration_months", positive, ("duration_months",)),
)
OF_LOT = (
    Column("lot", "lot", any_text, ("numero_lot",)),
    Column("objet_lot", "lot_title", any_text, ("lot_title",)),
    Column("genre", "kind", one_of(KIND_WORDS), ("kind",)),
    Column("produit", "product", any_text, ("product",)),
)
OF_PLACE = (
    Column("rang", "rank", positive, ("rank",), needed=True),
    Column("partenaire", "partner", any_text, ("partner", "societe"), needed=True),
    Column("prix", "price", money, ("price",)),
)
COLUMNS = (*OF_TENDER, *OF_LOT, *OF_PLACE)
ONLY_LOT = "1"
TENDER, LOT = (
    tuple(column.field for column in columns) for columns in (OF_TENDER, OF_LOT)
)
Key = tuple[str, date]


@dataclass(slots=True)
class Known:
    """A tender as the site or the lines above tell it: its facts, its lots, its places, and
    where it is, or those of its name.
    """

    facts: dict[str, Any]
    lots: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, dict[int, str]] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    of_before: bool = True


@dataclass(slots=True)
class Site:
    """Partners and products by word, tenders by name and day of award."""

    partners: dict[str, list[Any]]
    products: dict[str, list[Any]]
    tenders: dict[Key, Known]


def _load(section: Any) -> Site:
    return Site(
        by_word(existing("Partner")),
        by_word(existing("Product")),
        {key: _known(tenders) for key, tenders in _tenders().items()},
    )


def _tenders() -> dict[Key, list[Any]]:
    tenders: dict[Key, list[Any]] = {}
    for brain in existing("Tender"):
        each = brain._unrestrictedGetObject()
        tenders.setdefault((plain(each.title), each.awarded_on), []).append(each)
    return tenders


def _known(called: list[Any]) -> Known:
    tender: ITender = called[0]
    places: dict[str, dict[int, str]] = {}
    for row in tender.ranking or ():
        places.setdefault(row["lot"], {})[row["rank"]] = row["partner"]
    lots = {
        row["number"]: {
            "lot_title": row["title"],
            "kind": row["kind"],
            "product": row["product"],
        }
        for row in tender.lots or ()
    }
    facts = {name: getattr(tender, name) for name in TENDER}
    of_before = tender.published_on is None and tender.review_state() == "awarded"
    return Known(facts, lots, places, tuple(map(path, called)), of_before)


def _tell(site: Site, said: dict[str, Any], wrong: dict[str, Refused]) -> Told:
    values = {"lot": ONLY_LOT, **said}
    name = " – ".join(filter(None, (said.get("title"), said.get("partner"))))
    found = {"partner": named(site.partners, said.get("partner"), "supplier_unknown")}
    if "product" in said:
        found["product"] = named(
            site.products, said["product"], "product_unknown", "product"
        )
    reasons = [*wrong.values()]
    reasons += [each for each in found.values() if isinstance(each, Refused)]
    reasons += unsound(ITender, _as_fields(values))
    if reasons:
        return Told(name, object(), tuple(reasons))
    values |= {key: each.UID for key, each in found.items()}
    key = (plain(values["title"]), values["awarded_on"])
    known = site.tenders.setdefault(
        key, Known({name: values.get(name) for name in TENDER})
    )
    return _told(name, known, values)


def _as_fields(values: Values) -> dict[str, Any]:
    """A line as the fields of a tender would hold it, its grids too."""
    return {
        **{key: values[key] for key in TENDER if key in values},
        "lots": [{"number": values["lot"], "title": values.get("lot_title")}],
        "ranking": [{"rank": values.get("rank")}],
    }


def _told(name: str, known: Known, values: dict[str, Any]) -> Told:
    if reasons := refusals(one_alone(values["title"], known.paths)):
        return Told(name, object(), tuple(reasons))
    lot, rank, partner = values["lot"], values["rank"], values["partner"]
    place = known.places.setdefault(lot, {})
    key = (id(known), lot, rank)
    there = known.lots.setdefault(lot, {each: values.get(each) for each in LOT[1:]})
    others = differing(OF_TENDER, values, known.facts)
    others += differing(OF_LOT[1:], values, there)
    if others:
        return Told(name, key, otherwise("told_otherwise", others))
    if place.get(rank) == partner and known.paths:
        return Told(name, key, (), {}, known.paths[0])
    refused = refusals(may_have_awarded(place, rank, partner, known.of_before))
    place.setdefault(rank, partner)
    return Told(name, key, tuple(refused), values)


def write(section: Any, lines: Iterable[Line]) -> Iterator[Line]:
    """Each place, in a tender that is made by its first line."""
    known = {key: called[0] for key, called in _tenders().items()}
    for line in lines:
        values = line.values
        key = (plain(values["title"]), values["awarded_on"])
        if key not in known:
            known[key] = _made(section, values)
        tender = known[key]
        _lot(tender, values)
        _place(tender, values)
        keep_places(tender)
        note_why(tender)
        notify(ObjectModifiedEvent(tender))
        tender.reindexObject()
        yield line


def _made(section: Any, values: Values) -> Any:
    said = {name: values[name] for name in TENDER if name in values}
    tender = create_unasked(section, "Tender", **said)
    tender.number = next_reference(SERIES)
    perform_itself(tender, "bring_in", who_says_so())
    return tender


def _lot(tender: Any, values: Values) -> None:
    if tender.lot(values["lot"]) is None:
        row = dict.fromkeys(("quantity", "estimate", "ceiling", "max_partners"))
        row |= {"number": values["lot"], "description": "", "unit": ""}
        row |= {
            "title": values.get("lot_title") or tender.title,
            "kind": values.get("kind") or "software",
            "product": values.get("product"),
        }
        tender.lots = [*(tender.lots or ()), row]


def _place(tender: Any, values: Values) -> None:
    partner: Any = record("Partner", values["partner"])
    row = {
        "lot": values["lot"],
        "rank": values["rank"],
        "partner": uid(partner),
        "title": partner.title,
        "total": None,
    }
    since = {"valid_from": values["awarded_on"], "reason": ""}
    tender.ranking = [*(tender.ranking or ()), {**row, **since}]
    price = {"bid": "", "price": values.get("price")}
    tender.results = [*(tender.results or ()), {**row, **price}]


TENDERS = Importer(
    holds="Tender",
    name="import-tenders",
    columns=COLUMNS,
    plan=planner(COLUMNS, _load, _tell),
    write=write,
    title=_("title_import_tenders", default="Import tenders awarded before"),
    file_label=_("label_import_tenders", default="Table of places (CSV, XLSX or JSON)"),
    file_help=_(
        "help_import_tenders",
        default="Each line: a tender, the day of its award, a lot, a rank in its cascade "
        "and the partner that holds it. Known columns:",
    ),
    batch=10,
)
COMMAND = Command(
    name="tenders-import",
    description="Importe un tableau de marchés attribués avant (CSV, XLSX ou JSON).",
    section="marches",
    importer=TENDERS,
)


def main(argv: list[str] | None = None) -> int:
    """`tenders-import`: run the command and give its exit status."""
    return console.main(COMMAND, argv)
