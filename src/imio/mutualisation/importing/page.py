"""The page of an import: send a table, see what it would do, have it written."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.uploads import upload_help
from imio.mutualisation.importing import job as jobs
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.job import Job
from imio.mutualisation.importing.outcome import OUTCOMES
from imio.mutualisation.importing.outcome import refused_count
from imio.mutualisation.importing.report import as_change
from imio.mutualisation.importing.report import counts
from imio.mutualisation.importing.report import outcome_title
from imio.mutualisation.importing.report import report_lines
from imio.mutualisation.importing.report import ReportLine
from imio.mutualisation.importing.table import MAX_BYTES
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


class ImportView(BrowserView):
    """A form, then the report of `?job=`, which each POST brings one batch further.

    Each domain names its importer and registers the view under its name.
    Only a POST writes; each one ends in a redirection, so that reloading is safe.
    Raises `Refusal` where the whole table of a job is refused by now.
    """

    importer: Importer
    page = ViewPageTemplateFile("page.pt")
    error: str | None = None
    job: Job | None = None
    lines: list[ReportLine] = []

    def __call__(self) -> str | None:
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
        self.follow(jobs.keep(self.context, table))
        return None

    def write(self) -> str | None:
        """Write the next batch; the first time, only if no line stands in the way."""
        job = jobs.find(self.context, self.token)
        if job is None:
            return self.refuse(404, Refused("import_gone"))
        if not job.begun:
            lines = or_refuse(self.importer.plan(self.context, job.table))
            count = refused_count(lines)
            if count and not asked(self.request, "skip_refused", False):
                self.request.response.setStatus(409)
                self.error = message(Refused("lines_refused", {"count": count}))
                return self.show()
            job.begin(lines)
        job.step(self.context, self.importer)
        self.follow(self.token)
        return None

    def show(self) -> str:
        """The report of a job: what would be done, or what was."""
        self.job = jobs.find(self.context, self.token)
        if self.job is None:
            return self.refuse(404, Refused("import_gone"))
        self.lines = self.job.report or report_lines(
            or_refuse(self.importer.plan(self.context, self.job.table))
        )
        return self.page()

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
        lines = sorted(self.lines, key=lambda line: line["outcome"] != "refused")
        return [{**line, "title": outcome_title(line["outcome"])} for line in lines]

    def as_change(self, change: dict[str, str]) -> str:
        return as_change(change)

    def refused(self) -> int:
        return counts(self.lines)["refused"]

    def writing(self) -> int:
        """How many lines there are to write."""
        found = counts(self.lines)
        return found["created"] + found["changed"]

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
