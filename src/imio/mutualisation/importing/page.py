"""The page of an import: send a table, see what it would do, have it written."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.spreadsheet import sent_file
from imio.mutualisation.base.uploads import upload_help
from imio.mutualisation.importing import job as jobs
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.job import Job
from imio.mutualisation.importing.outcome import CHANGED
from imio.mutualisation.importing.outcome import CREATED
from imio.mutualisation.importing.outcome import OUTCOMES
from imio.mutualisation.importing.outcome import REFUSED
from imio.mutualisation.importing.report import as_change
from imio.mutualisation.importing.report import as_row
from imio.mutualisation.importing.report import counts
from imio.mutualisation.importing.report import outcome_title
from imio.mutualisation.importing.report import ReportLine
from imio.mutualisation.importing.report import TITLES
from imio.mutualisation.importing.table import MAX_BYTES
from imio.mutualisation.importing.table import MAX_LINES
from imio.mutualisation.importing.upload import asked
from imio.mutualisation.importing.upload import CELL
from imio.mutualisation.importing.upload import typed_in
from imio.mutualisation.importing.upload import uploaded
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.uploads import TABLES
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


# What a page shows of a report; those that somebody must mend come first.
SHOWN = 500


class ImportView(BrowserView):
    """A form, then the report of `?job=`, which each POST brings one batch further.

    Each domain names its importer in ZCML (`directive.py`).
    Only a POST writes; each one ends in a redirection, so that reloading is safe.
    Raises `Refusal` where the whole table of a job is refused by now.
    """

    importer: Importer
    page = ViewPageTemplateFile("page.pt")
    error: str | None = None
    job: Job | None = None
    lines: list[ReportLine] = []

    def __call__(self) -> bytes | str | None:
        self.importer.require(self.context)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.write() if self.token else self.check()
        return self.show() if self.token else self.page()

    @property
    def token(self) -> str:
        return str(self.request.form.get("job", ""))

    @property
    def url(self) -> str:
        return f"{self.context.absolute_url()}/@@{self.importer.name}"

    def most_lines(self) -> str:
        return number(MAX_LINES)

    accept = ",".join(f".{each}" for each in TABLES)

    def upload_help(self) -> str:
        """What may be chosen, said before it is."""
        return upload_help(TABLES, MAX_BYTES // 1_000_000)

    def check(self) -> str | None:
        """Keep the table of the file, if its lines can be planned."""
        table = typed_in(self.request, self.importer.columns)
        table = table or uploaded(self.request, self.importer.columns)
        if isinstance(table, Refused):
            return self.refuse(400, table)
        lines = self.importer.plan(self.context, table)
        if isinstance(lines, Refused):
            return self.refuse(400, lines)
        self.follow(jobs.keep(self.context, self.importer.name, table, lines))
        return None

    def write(self) -> bytes | str | None:
        """Write the next batch; the first time, only if no line stands in the way."""
        job = self.find()
        if job is None:
            return self.refuse(404, Refused("import_gone"))
        if not job.begun:
            job.told(or_refuse(self.importer.plan(self.context, job.table())))
            count = counts(job.lines())[REFUSED]
            if count and not asked(self.request, "skip_refused", False):
                self.request.response.setStatus(409)
                self.error = message(Refused("lines_refused", {"count": count}))
                return self.show()
        job.step(self.context, self.importer)
        self.follow(self.token)
        return None

    def show(self) -> bytes | str:
        """The report of a job: what would be done, or what was; the whole of it as a file."""
        self.job = self.find()
        if self.job is None:
            return self.refuse(404, Refused("import_gone"))
        self.lines = self.job.lines()
        if self.request.form.get("format") == "csv":
            return self.as_file()
        return self.page()

    def find(self) -> Job | None:
        return jobs.find(self.context, self.importer.name, self.token)

    def as_file(self) -> bytes:
        """Every line of the report, for a spreadsheet."""
        response, rows = self.request.response, map(as_row, self.lines)
        return sent_file(response, self.importer.name, "csv", TITLES, rows)

    def refuse(self, status: int, refused: Refused) -> str:
        self.request.response.setStatus(status)
        self.error = message(refused)
        return self.page()

    def follow(self, token: str) -> None:
        self.request.response.redirect(f"{self.url}?job={token}")

    @property
    def stage(self) -> str:
        """`start`, `checked`, `running` or `done`."""
        if self.job is None:
            return "start"
        if not self.job.begun:
            return "checked"
        return "running" if self.job.pending else "done"

    def counts(self) -> list[dict[str, Any]]:
        """How many lines have each outcome, in the order people look for them."""
        found = counts(self.lines)
        return [
            {"title": outcome_title(outcome), "count": found[outcome]}
            for outcome in OUTCOMES
        ]

    def rows(self) -> list[dict[str, Any]]:
        """The lines of the report; those that somebody must mend come first."""
        lines = sorted(self.lines, key=lambda line: line["outcome"] != REFUSED)
        return [
            {**line, "title": outcome_title(line["outcome"])} for line in lines[:SHOWN]
        ]

    def more(self) -> int:
        """How many lines are in the file alone."""
        return max(0, len(self.lines) - SHOWN)

    def as_change(self, change: dict[str, str]) -> str:
        return as_change(change)

    def refused(self) -> int:
        return counts(self.lines)[REFUSED]

    def writing(self) -> int:
        """How many lines there are to write."""
        found = counts(self.lines)
        return found[CREATED] + found[CHANGED]

    def columns(self) -> str:
        return ", ".join(column.name for column in self.importer.columns)

    def cells(self) -> list[dict[str, Any]]:
        """One input for each column, with what was typed in it."""
        return [
            {
                "name": CELL.format(column.name),
                "title": column.name,
                "needed": column.needed,
                "value": given(self.request, CELL.format(column.name)),
            }
            for column in self.importer.columns
            if column.read is not None
        ]

    def reason(self) -> str:
        return given(self.request, "reason")
