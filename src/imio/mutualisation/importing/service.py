"""The import over REST: one POST on the section."""

from imio.mutualisation.base.answers import refusal
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.typed import only
from imio.mutualisation.importing.because import because
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import refused_count
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.report import report
from imio.mutualisation.importing.upload import asked
from imio.mutualisation.importing.upload import uploaded
from imio.mutualisation.rules.verdict import Refused
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from typing import Any
from zope.interface import alsoProvides


ASKED = ("file", "dry_run", "skip_refused", "leave_out", "reason")


class ImportPost(Service):
    """Multipart: `file`, `dry_run` (1 unless said otherwise), `skip_refused` (0),
    `leave_out` (0), of the columns that are not known, `reason`, for the history.

    Answers the report; 400 with a reason for a file that cannot be read, 409 with
    the report where lines are refused and so nothing is written. Each domain names
    its importer and registers the service under its name.
    """

    importer: Importer

    def reply(self) -> dict[str, Any]:
        self.importer.require(self.context)
        only(self.request.form, *ASKED)
        table = uploaded(self.request, self.importer.columns)
        if isinstance(table, Refused):
            return self._refused(400, table)
        lines = self.importer.plan(self.context, table)
        if isinstance(lines, Refused):
            return self._refused(400, lines)
        dry = asked(self.request, "dry_run", True)
        told = report(lines, False) if dry else self._write(lines)
        return {**told, "encoding": table.encoding or "utf-8"}

    def _write(self, lines: tuple[Line, ...]) -> dict[str, Any]:
        count = refused_count(lines)
        if count and not asked(self.request, "skip_refused", False):
            refused = self._refused(409, Refused("lines_refused", {"count": count}))
            return {**refused, **report(lines, False)}
        alsoProvides(self.request, IDisableCSRFProtection)
        with because(given(self.request, "reason")):
            written = len([*self.importer.write(self.context, to_write(lines))])
        return report(lines, written > 0)

    def _refused(self, status: int, refused: Refused) -> dict[str, Any]:
        self.request.response.setStatus(status)
        return refusal(refused)
