"""An import under way: the table is sent once, then written in batches, by page and REST.

A job is kept in the section until the day after, under a name that cannot be guessed, and for
the person who began it only. A batch writes what it changes of the report, not the report.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from datetime import date
from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.hearing import unheard
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
    """A table, what becomes of each of its lines (`report`, by their numbers), which are to
    be written (`order`) and how many are (`done`).
    """

    def __init__(self, name: str, table: Table, owner: str, born: date):
        self.name = name
        self.header, self.reason = table.header, table.reason
        self.encoding, self.called = table.encoding, table.called
        self.rows = IOBTree({row.line: row for row in table.rows})
        self.owner = owner
        self.born = born
        self.begun = False
        self.done = 0

    def told(self, lines: tuple[Line, ...]) -> None:
        """What each line would do, as planned now."""
        self.report = IOBTree({row["line"]: row for row in report_lines(lines)})
        self.order = tuple(line.number for line in to_write(lines))

    def table(self, numbers: set[int] | None = None) -> Table:
        """The lines of these numbers; all of them, where none are named."""
        rows = tuple(
            row for line, row in self.rows.items() if numbers is None or line in numbers
        )
        return Table(self.header, rows, self.encoding, self.reason, self.called)

    @property
    def total(self) -> int:
        return len(self.order)

    @property
    def pending(self) -> bool:
        return self.done < self.total

    def lines(self) -> list[ReportLine]:
        return list(self.report.values())

    def step(self, section: Any, importer: Importer) -> None:
        """Write the next lines, planned again over the section as it is now.

        They alone: a line that repeats another one was refused from the start.
        Raises `Refusal` where the whole table is refused by now.
        """
        self.begun = True
        due = self.order[self.done : self.done + importer.batch]
        self.done += len(due)
        lines = or_refuse(importer.plan(section, self.table(set(due))))
        with because(self.reason), unheard():
            for _line in importer.write(section, to_write(lines)):
                pass
        self.report.update({row["line"]: row for row in report_lines(lines)})


def keep(section: Any, name: str, table: Table, lines: tuple[Line, ...]) -> str:
    """Keep the table of an importer for the current user; the name of its job."""
    annotations = IAnnotations(section)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    jobs = annotations[KEY]
    today = clock.today()
    for token in [token for token, job in jobs.items() if today - job.born > KEPT]:
        del jobs[token]
    token = secrets.token_urlsafe(16)
    job = jobs[token] = Job(name, table, _user(), today)
    job.told(lines)
    return token


def find(section: Any, name: str, token: str) -> Job | None:
    """The job of an importer, for the one who began it."""
    job = IAnnotations(section).get(KEY, {}).get(token)
    # One of before jobs were of an importer is nobody's.
    known = job is not None and getattr(job, "name", "") == name
    return job if known and job.owner == _user() else None


def _user() -> str:
    return api.user.get_current().getId()
