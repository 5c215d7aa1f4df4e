"""Seats that members hold of contracts that run."""

from Acquisition import aq_parent
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.typed import about
from imio.mutualisation.base.typed import disorder
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.importing import console
from imio.mutualisation.importing.because import who_says_so
from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import day
from imio.mutualisation.importing.cells import positive
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.console import Command
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.member.importing.known import Existing
from imio.mutualisation.member.importing.known import Known
from imio.mutualisation.member.importing.site import known_members
from imio.mutualisation.past.lines import by_word
from imio.mutualisation.past.lines import differing
from imio.mutualisation.past.lines import member_told
from imio.mutualisation.past.lines import named
from imio.mutualisation.past.lines import OF_WHOM
from imio.mutualisation.past.lines import otherwise
from imio.mutualisation.past.lines import planner
from imio.mutualisation.past.lines import Told
from imio.mutualisation.rules import seats
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.seats import Claim
from imio.mutualisation.rules.seats import Ledger
from imio.mutualisation.rules.states import LICENCE_DRAWN
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from plone import api
from typing import Any
from zope.schema import getFields


OF_SEATS = (
    Column("quantite", "quantity", positive, ("quantity", "postes"), needed=True),
    Column("accordees_le", "granted_on", day, ("granted_on",), needed=True),
    Column("recues_le", "accepted_on", day, ("accepted_on",)),
    Column("usage", "note", any_text, ("note",)),
)
COLUMNS = (
    *OF_WHOM,
    Column("licence", "licence", any_text, ("contrat",), needed=True),
    *OF_SEATS,
)
FIELDS = tuple(column.field for column in OF_SEATS)


@dataclass(slots=True)
class Site:
    """Members, running contracts by word and since when each runs, what is drawn: claims
    grow line by line.
    """

    members: Known
    licences: dict[str, list[Any]]
    claims: dict[str, Ledger]
    pools: dict[str, int | None]
    starts: dict[str, date | None]
    drawn: dict[tuple[str, str, Any], Any]


def _load(section: Any) -> Site:
    running = existing("Licence", review_state=list(LICENCE_DRAWN))
    licences = {each.UID: each._unrestrictedGetObject() for each in running}
    allotments = [each._unrestrictedGetObject() for each in existing("Allotment")]
    return Site(
        known_members(api.portal.get()["adherents"]),
        by_word(running),
        {key: each.claims() for key, each in licences.items()},
        {key: each.pool_today() for key, each in licences.items()},
        {key: each.start for key, each in licences.items()},
        {
            (aq_parent(each).getId(), each.licence, each.granted_on): each
            for each in allotments
        },
    )


def _tell(site: Site, said: dict[str, Any], wrong: dict[str, Refused]) -> Told:
    name = " – ".join(filter(None, (said.get("title"), said.get("licence"))))
    member = member_told(said, site.members)
    licence = named(site.licences, said.get("licence"), "licence_unknown")
    values = {each: said[each] for each in FIELDS if each in said}
    reasons = [*wrong.values()]
    reasons += [each for each in (member, licence) if isinstance(each, Refused)]
    reasons += [*unsound(IAllotment, values), *disorder(IAllotment, values.get, values)]
    if reasons or not isinstance(member, Existing):
        return Told(name, object(), tuple(reasons))
    key = (member.id, licence.UID, values["granted_on"])
    known = site.drawn.get(key)
    if known is not None:
        return _known(name, values, known)
    pool, claims = site.pools[licence.UID], site.claims[licence.UID]
    refused = refusals(
        first_refusal(
            _since_it_runs(site.starts[licence.UID], values["granted_on"]),
            seats.may_claim(pool, claims, values["quantity"]),
        )
    )
    claim = Claim(name, values["quantity"], seats.GRANTED)
    site.claims[licence.UID] = seats.claimed(claims, claim)
    values |= {"member": member.id, "licence": licence.UID}
    return Told(name, key, tuple(refused), values)


def _since_it_runs(start: date | None, granted_on: date) -> Verdict:
    """Nobody holds seats of a contract before it began. Refused: `days_out_of_order`."""
    verdict = typed.follows(start, granted_on)
    if not isinstance(verdict, Refused):
        return verdict
    other = words(getFields(ILicence)["start"].title)
    return about(verdict, getFields(IAllotment)["granted_on"]).about(other=other)


def _known(name: str, values: dict[str, Any], allotment: Any) -> Told:
    path = "/".join(allotment.getPhysicalPath())
    reasons = otherwise("seats_known", differing(OF_SEATS, values, vars(allotment)))
    return Told(name, path, reasons, {}, path)


def write(section: Any, lines: Iterable[Line]) -> Iterator[Line]:
    """Each holds its seats, in the ledger of the contract as well."""
    members = api.portal.get()["adherents"]
    for line in lines:
        values = dict(line.values)
        member = members[values.pop("member")]
        licence: Any = record("Licence", values["licence"])
        population = member.population_on(values["granted_on"])
        allotment = create_unasked(
            member,
            "Allotment",
            title=f"{licence.title} – {member.title}",
            inhabitants=population.inhabitants if population else None,
            **values,
        )
        claim = Claim(uid(allotment), values["quantity"], seats.GRANTED, approved=True)
        licence.keep_claims(seats.claimed(licence.claims(), claim))
        perform_itself(allotment, "bring_in", who_says_so())
        yield line


SEATS = Importer(
    holds="Licence",
    name="import-seats",
    columns=COLUMNS,
    plan=planner(COLUMNS, _load, _tell),
    write=write,
    title=_("title_import_seats", default="Import seats that are held already"),
    file_label=_("label_import_seats", default="Table of seats (CSV, XLSX or JSON)"),
    file_help=_(
        "help_import_seats",
        default="Each line: an authority, a contract that runs, how many it "
        "holds and since when. Known columns:",
    ),
    batch=10,
)
COMMAND = Command(
    name="seats-import",
    description="Importe un tableau de postes attribués (CSV, XLSX ou JSON).",
    section="licences",
    importer=SEATS,
)


def main(argv: list[str] | None = None) -> int:
    """`seats-import`: run the command and give its exit status."""
    return console.main(COMMAND, argv)
