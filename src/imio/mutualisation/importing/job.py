"""An import under way on the page: the table is sent once, then written in batches.

A job is kept in the section until the day after, under a name that cannot be guessed, and for
the person who began it only.
"""

from BTrees.OOBTree import OOBTree
from datetime import date
from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.importing.because import because
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.report import report_lines
from imio.mutualisation.importing.report import ReportLine
from imio.mutualisation.importing.table import Table
from persistent import Persistent
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations

import secrets


KEY = "imio.mutualisation.importing"
KEPT = timedelta(days=1)


class Job(Persistent):
    """A table with what became of its lines; `report` is empty until it is begun."""

    def __init__(self, table: Table, owner: str, born: date):
        self.table = table
        self.owner = owner
        self.born = born
        self.report: list[ReportLine] = []
        self.pending: tuple[int, ...] = ()
        self.total = 0

    @property
    def begun(self) -> bool:
        return bool(self.report)

    @property
    def done(self) -> int:
        """How many lines are dealt with, of `total`."""
        return self.total - len(self.pending)

    def begin(self, lines: tuple[Line, ...]) -> None:
        """Keep the report, and the numbers of the lines to write."""
        self.report = report_lines(lines)
        self.pending = tuple(line.number for line in to_write(lines))
        self.total = len(self.pending)

    def step(self, section: Any, importer: Importer) -> None:
        """Write the next lines, planned again over the section as it is now.

        They alone: a line that repeats another one was refused from the start.
        Raises `Refusal` where the whole table is refused by now.
        """
        size = importer.batch
        due, self.pending = set(self.pending[:size]), self.pending[size:]
        rows = tuple(row for row in self.table.rows if row.line in due)
        # One that was kept before tables had these has none of both.
        called = getattr(self.table, "called", "")
        table = Table(self.table.header, rows, called=called)
        lines = or_refuse(importer.plan(section, table))
        with because(getattr(self.table, "reason", "")):
            for _line in importer.write(section, to_write(lines)):
                pass
        fresh = {row["line"]: row for row in report_lines(lines)}
        self.report = [fresh.get(row["line"], row) for row in self.report]


def keep(section: Any, table: Table) -> str:
    """Keep a table for the current user; the name of its job."""
    annotations = IAnnotations(section)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    jobs = annotations[KEY]
    today = clock.today()
    for name in [name for name, job in jobs.items() if today - job.born > KEPT]:
        del jobs[name]
    token = secrets.token_urlsafe(16)
    jobs[token] = Job(table, _user(), today)
    return token


def find(section: Any, token: str) -> Job | None:
    """The job of that name, for the one who began it."""
    job = IAnnotations(section).get(KEY, {}).get(token)
    return job if job is not None and job.owner == _user() else None


def _user() -> str:
    return api.user.get_current().getId()
