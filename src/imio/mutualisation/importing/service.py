"""The import over REST: a POST on the section, and others on the job that it begins."""

from dataclasses import replace
from imio.mutualisation.base.answers import refusal
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.parts import OnePart
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.unspoken import log_refusal
from imio.mutualisation.importing import job as jobs
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.job import Job
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import refused_count
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.report import counts
from imio.mutualisation.importing.report import report
from imio.mutualisation.importing.table import Table
from imio.mutualisation.importing.upload import asked
from imio.mutualisation.importing.upload import uploaded
from imio.mutualisation.rules.verdict import Refused
from plone.protect.interfaces import IDisableCSRFProtection
from typing import Any
from zExceptions import NotFound
from zope.interface import alsoProvides


ASKED = ("file", "dry_run", "skip_refused", "leave_out", "reason")


class OfImport(OnePart):
    """`@import-…`, and `@import-…/<job>` of one that is under way."""

    importer: Importer

    def reply(self) -> dict[str, Any]:
        self.importer.require(self.context)
        return self.answer()

    def answer(self) -> dict[str, Any]:
        raise NotImplementedError

    def shown(self) -> dict[str, Any]:
        """The report of a job, how much of it is done, and whether it goes on: 202."""
        job = self.job()
        rows = job.lines()
        self.request.response.setStatus(202 if job.pending else 200)
        return {
            "@id": f"{self.context.absolute_url()}/@{self.importer.name}/{self.part}",
            "done": job.done,
            "total": job.total,
            "pending": job.pending,
            "encoding": job.encoding or "utf-8",
            "written": job.done > 0,
            **counts(rows),
            "lines": rows,
        }

    def job(self) -> Job:
        job = jobs.find(self.context, self.importer.name, self.part)
        if job is None:
            raise NotFound(self.part)
        return job


class ImportGet(OfImport, ReadingService):
    """The report of a job as it is now."""

    def answer(self) -> dict[str, Any]:
        return self.shown()


class ImportPost(OfImport):
    """Multipart: `file`, `dry_run` (1 unless said otherwise), `skip_refused` (0),
    `leave_out` (0), of the columns that are not known, `reason`, for the history.

    Answers the report; 400 with a reason for a file that cannot be read, 409 with
    the report where lines are refused and so nothing is written. What is longer than
    a batch is answered 202 with its job: a POST on its `@id` writes the next batch.
    """

    def answer(self) -> dict[str, Any]:
        return self._go_on() if self.part else self._begin()

    def _begin(self) -> dict[str, Any]:
        only(self.request.form, *ASKED)
        table = uploaded(self.request, self.importer.columns)
        if isinstance(table, Refused):
            return self._refused(400, table)
        lines = self.importer.plan(self.context, table)
        if isinstance(lines, Refused):
            return self._refused(400, lines)
        if asked(self.request, "dry_run", True):
            return self._planned(table, lines)
        return self._write(table, lines)

    def _planned(self, table: Table, lines: tuple[Line, ...]) -> dict[str, Any]:
        return {**report(lines, False), "encoding": table.encoding or "utf-8"}

    def _write(self, table: Table, lines: tuple[Line, ...]) -> dict[str, Any]:
        count = refused_count(lines)
        if count and not asked(self.request, "skip_refused", False):
            refused = self._refused(409, Refused("lines_refused", {"count": count}))
            return {**refused, **report(lines, False)}
        if not to_write(lines):
            return self._planned(table, lines)
        told = replace(table, reason=given(self.request, "reason"))
        self.part = jobs.keep(self.context, self.importer.name, told, lines)
        self.job().step(self.context, self.importer)
        return self._sent()

    def _go_on(self) -> dict[str, Any]:
        only(self.request.form)
        job = self.job()
        if not job.begun:  # one of the page, whose lines nobody accepted yet
            raise NotFound(self.part)
        if job.pending:
            job.step(self.context, self.importer)
        return self._sent()

    def _sent(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        told = self.shown()
        self.request.response.setHeader("Location", told["@id"])
        return told

    def _refused(self, status: int, refused: Refused) -> dict[str, Any]:
        self.request.response.setStatus(status)
        log_refusal(self.request, refused.reason)
        return refusal(refused)
