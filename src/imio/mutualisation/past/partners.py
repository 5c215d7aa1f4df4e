"""Partners: who supplies the contracts, and who may be called."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path as catalog_path
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.i18n import _
from imio.mutualisation.importing import console
from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import email
from imio.mutualisation.importing.cells import enterprise_number
from imio.mutualisation.importing.cells import one_of
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.console import Command
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.partner.schema import IPartner
from imio.mutualisation.partner.vocabularies import SIZE_TITLES
from imio.mutualisation.past.lines import changes
from imio.mutualisation.past.lines import note_why
from imio.mutualisation.past.lines import one_alone
from imio.mutualisation.past.lines import planner
from imio.mutualisation.past.lines import Told
from imio.mutualisation.rules.names import bare
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


SIZE_WORDS = {
    **{each: each for each in SIZE_TITLES},
    "independant": "freelance",
    "tpe": "very_small",
    "petite": "small",
    "moyenne": "medium",
    "grande": "large",
}
COLUMNS = (
    Column("nom", "title", any_text, ("title", "partenaire", "societe"), needed=True),
    Column("bce", "bce_number", enterprise_number, ("bce_number", "numero_bce")),
    Column("taille", "size", one_of(SIZE_WORDS), ("size",)),
    Column("site", "website", any_text, ("website", "site_web")),
    Column("contact", "contact_name", any_text, ("contact_name",)),
    Column("courriel", "email", email, ("email",)),
    Column("telephone", "phone", any_text, ("phone",)),
    Column("adresse", "address", any_text, ("address",)),
    Column("presentation", "description", any_text, ("description",)),
)


@dataclass(frozen=True, slots=True)
class Site:
    """The partners by number and by name."""

    by_number: dict[str, Any]
    by_name: dict[str, list[Any]]


def _load(section: Any) -> Site:
    partners = [each._unrestrictedGetObject() for each in existing("Partner")]
    by_name: dict[str, list[Any]] = {}
    for each in partners:
        by_name.setdefault(bare(each.title), []).append(each)
    numbered = {each.bce_number: each for each in partners if each.bce_number}
    return Site(numbered, by_name)


def _tell(site: Site, said: dict[str, Any], wrong: dict[str, Refused]) -> Told:
    name, number = said.get("title", ""), said.get("bce_number")
    reasons = [*wrong.values(), *unsound(IPartner, said)]
    numbered, called = site.by_number.get(number or ""), site.by_name.get(bare(name))
    if numbered is None and called:
        reasons += refusals(one_alone(name, [catalog_path(each) for each in called]))
    known = numbered or next(iter(called or ()), None)
    also = (("name", bare(name)),)
    if known is None:
        return Told(name, number or object(), tuple(reasons), said, also=also)
    reasons += _named_alike(known, called or (), name)
    # One name, two numbers: two companies, or a mistake that a person looks into.
    if number and known.bce_number and number != known.bce_number:
        reasons.append(Refused("duplicate_name", {"value": name}))
    path, was = catalog_path(known), vars(known)
    before = {each.field: was.get(each.field) for each in COLUMNS}
    if bare(name) == bare(known.title):
        said["title"] = known.title  # written otherwise is no other name
    news = changes(IPartner, COLUMNS, said, before)
    return Told(name, path, tuple(reasons), said, path, news, also)


def _named_alike(known: Any, called: Iterable[Any], name: str) -> Iterator[Refused]:
    """Another partner of the name that this one would bear, and no number to tell them
    apart. Refused: `name_taken`.
    """
    for other in called:
        if other is not known and not (known.bce_number and other.bce_number):
            details = {"value": name, "name": other.title, "@id": other.absolute_url()}
            yield Refused("name_taken", details)


def write(section: Any, lines: Iterable[Line]) -> Iterator[Line]:
    """A new one is a candidate: a place in a network comes by a tender alone."""
    for line in lines:
        if line.existing is None:
            note_why(create_unasked(section, "Partner", **line.values))
        else:
            partner = section.unrestrictedTraverse(line.existing)
            for name, value in line.values.items():
                setattr(partner, name, value)
            note_why(partner)
            notify(ObjectModifiedEvent(partner))
            partner.reindexObject()
        yield line


PARTNERS = Importer(
    holds="Partner",
    name="import-partners",
    columns=COLUMNS,
    plan=planner(COLUMNS, _load, _tell),
    write=write,
    title=_("title_import_partners", default="Import partners"),
    file_label=_(
        "label_import_partners", default="Table of partners (CSV, XLSX or JSON)"
    ),
    file_help=_(
        "help_import_partners",
        default="Each line: a company, its number, who is asked for and where. "
        "It becomes a candidate. Known columns:",
    ),
)
COMMAND = Command(
    name="partners-import",
    description="Importe un tableau de partenaires (CSV, XLSX ou JSON).",
    section="partenaires",
    importer=PARTNERS,
)


def main(argv: list[str] | None = None) -> int:
    """`partners-import`: run the command and give its exit status."""
    return console.main(COMMAND, argv)
