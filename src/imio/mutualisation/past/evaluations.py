"""Jobs of partners that were evaluated before."""

from collections.abc import Container
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.i18n import _
from imio.mutualisation.importing import console
from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import day
from imio.mutualisation.importing.cells import plain
from imio.mutualisation.importing.cells import positive
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.console import Command
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.partner.facts import evaluation
from imio.mutualisation.partner.schema import IEvaluationRow
from imio.mutualisation.past.apply import SERIES
from imio.mutualisation.past.lines import by_word
from imio.mutualisation.past.lines import differing
from imio.mutualisation.past.lines import named
from imio.mutualisation.past.lines import note_why
from imio.mutualisation.past.lines import otherwise
from imio.mutualisation.past.lines import planner
from imio.mutualisation.past.lines import Told
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


PARTNER = Column("partenaire", "partner", any_text, ("societe",), needed=True)
OF_JOB = (
    Column("jour", "on", day, ("evalue_le",), needed=True),
    Column("dossier", "thread", any_text, ("thread", "travail"), needed=True),
    Column("competence", "competence", positive, needed=True),
    Column("reactivite", "reactivity", positive, ("reactivity",), needed=True),
    Column("qualite", "quality", positive, ("quality",), needed=True),
    Column("transfert", "transfer", positive, ("transfer",), needed=True),
    Column("continuite", "continuity", positive, ("continuity",), needed=True),
    Column("commentaire", "comment", any_text, ("comment",)),
)
COLUMNS = (PARTNER, *OF_JOB)
# How the short name of a request begins that was brought in.
BEFORE = SERIES.lower()


@dataclass(frozen=True, slots=True)
class Site:
    """Partners by word, the evaluation of each job by partner and thread, and the
    threads of this site.

    A job is evaluated once, so that another day makes no other job of it.
    """

    partners: dict[str, list[Any]]
    jobs: dict[tuple[Any, ...], dict[str, Any]]
    threads: Container[str]


def _load(section: Any) -> Site:
    brains = existing("Partner")
    jobs = {
        (brain.UID, plain(row["thread"])): row
        for brain in brains
        for row in brain._unrestrictedGetObject().evaluations or ()
    }
    requests = existing("ServiceRequest")
    threads = {each.getId for each in requests if not each.getId.startswith(BEFORE)}
    return Site(by_word(brains), jobs, threads)


def _tell(site: Site, said: dict[str, Any], wrong: dict[str, Refused]) -> Told:
    name = " – ".join(filter(None, (said.get("partner"), said.get("thread"))))
    partner = named(site.partners, said.get("partner"), "supplier_unknown")
    reasons = [*wrong.values()]
    if isinstance(partner, Refused):
        reasons.append(partner)
    row = {each.field: said[each.field] for each in OF_JOB if each.field in said}
    reasons += unsound(IEvaluationRow, row)
    if reasons:
        return Told(name, object(), tuple(reasons))
    key = (partner.UID, plain(row["thread"]))
    known = site.jobs.get(key)
    if known is None:
        # What went on here is evaluated on its thread, where it is known who did it.
        of_here = row["thread"].strip().lower() in site.threads
        reasons = [Refused("evaluated_here")] if of_here else []
        return Told(name, key, tuple(reasons), {"partner": partner.UID, "row": row})
    said_of_job = {**row, "thread": known["thread"]}
    refused = otherwise("evaluation_known", differing(OF_JOB, said_of_job, known))
    return Told(name, key, refused, {}, partner.getPath())


def write(section: Any, lines: Iterable[Line]) -> Iterator[Line]:
    """One more job of each."""
    for line in lines:
        partner: Any = record("Partner", line.values["partner"])
        row = line.values["row"]
        partner.keep_evaluation(evaluation(partner, row), row.get("comment", ""))
        note_why(partner)
        notify(ObjectModifiedEvent(partner))
        partner.reindexObject()
        yield line


EVALUATIONS = Importer(
    holds="Partner",
    name="import-evaluations",
    columns=COLUMNS,
    plan=planner(COLUMNS, _load, _tell),
    write=write,
    title=_("title_import_evaluations", default="Import evaluations of before"),
    file_label=_(
        "label_import_evaluations", default="Table of evaluations (CSV, XLSX or JSON)"
    ),
    file_help=_(
        "help_import_evaluations",
        default="Each line: a partner, a job, the day, five marks from 1 to 5. Known "
        "columns:",
    ),
)
COMMAND = Command(
    name="evaluations-import",
    description="Importe un tableau d’évaluations de partenaires (CSV, XLSX ou JSON).",
    section="partenaires",
    importer=EVALUATIONS,
)


def main(argv: list[str] | None = None) -> int:
    """`evaluations-import`: run the command and give its exit status."""
    return console.main(COMMAND, argv)
