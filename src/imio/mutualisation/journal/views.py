"""`@@journal`: who did what, when, from what to what."""

from datetime import datetime
from functools import cached_property
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.clock import BRUSSELS
from imio.mutualisation.base.listing import ADDRESS
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.people import with_login
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.spreadsheet import FORMATS
from imio.mutualisation.base.spreadsheet import sent_file
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.journal.asked import asked
from imio.mutualisation.journal.asked import FILTERS
from imio.mutualisation.journal.search import Line
from imio.mutualisation.journal.search import lines
from imio.mutualisation.journal.search import MOST
from imio.mutualisation.journal.words import door
from imio.mutualisation.journal.words import kind
from imio.mutualisation.journal.words import KINDS
from imio.mutualisation.journal.words import type_title
from imio.mutualisation.security import WORKFLOWS
from plone.base.batch import Batch
from urllib.parse import urlencode
from zope.i18nmessageid import Message


# What a file of it says, in the order of `_cells`.
COLUMNS = (
    _("column_journal_when", default="When"),
    _("column_journal_noted", default="Noted"),
    _("column_journal_who", default="Who"),
    _("column_journal_login", default="Login"),
    _("column_journal_door", default="By which way"),
    _("label_journal_kind", default="What was done"),
    _("column_journal_what", default="What"),
    _("column_journal_before", default="Before"),
    _("column_journal_after", default="After"),
    _("column_journal_why", default="Why"),
    _("label_journal_type", default="Kind of record"),
    _("column_journal_record", default="Record"),
    _("column_journal_number", default="Number of the entry"),
    ADDRESS,
)
ITS_JOURNAL = _("journal_of_record_named", default="Journal of ${title}")


class JournalView(Listing):
    """For the auditor and the managers; what cannot be read is said, and the list is empty."""

    filters = FILTERS
    kinds = KINDS
    most = MOST
    exact = staticmethod(exact)
    door = staticmethod(door)
    kind = staticmethod(kind)
    type_title = staticmethod(type_title)
    error: str | None = None

    def __call__(self) -> str | bytes:
        kind = self.asked("format")
        if kind not in FORMATS:
            return str(self.index())
        rows = map(_cells, lines(asked(self.request)))
        titles = [words(title) for title in COLUMNS]
        return sent_file(self.request.response, "journal", kind, titles, rows)

    def address(self) -> str:
        return f"{self.context.absolute_url()}/@@journal"

    @cached_property
    def lines(self) -> list[Line]:
        try:
            return lines(asked(self.request))
        except Refusal as refusal:
            self.error = message(refusal.refused)
            self.request.response.setStatus(refusal.status)
            return []

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.lines)

    def types(self) -> list[tuple[str, str]]:
        return [(each.name, type_title(each.portal_type)) for each in WORKFLOWS]

    def who(self, line: Line) -> str:
        return with_login(line.entry.name, line.entry.login)

    def files(self) -> list[dict[str, str]]:
        kinds = FORMATS if self.listed else ()
        return [
            {"title": kind.upper(), "url": self._again(format=kind)} for kind in kinds
        ]

    def only_title(self, line: Line) -> str:
        """What a reader of the screen hears of that link."""
        title = line.record.Title if line.record else ""
        return words(Message(ITS_JOURNAL, mapping={"title": title}))

    def of_record(self, line: Line) -> str:
        """The journal of the one record."""
        uid = line.record.UID if line.record else ""
        return f"{self.address()}?{urlencode({'record': uid})}"


def _cells(line: Line) -> tuple[Cell, ...]:
    """A line as the page says it, one thing a cell."""
    entry, record = line.entry, line.record
    return (
        _local(entry.when),
        _local(entry.at),
        entry.name,
        entry.login,
        door(entry),
        kind(entry),
        line.what,
        entry.before,
        entry.after,
        entry.why,
        type_title(line.of),
        record.Title if record else "",
        entry.number,
        record.getURL() if record else "",
    )


def _local(instant: datetime) -> str:
    return f"{instant.astimezone(BRUSSELS):%d/%m/%Y %H:%M:%S}"
