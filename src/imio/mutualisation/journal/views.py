"""`@@journal`: who did what, when, from what to what."""

from functools import cached_property
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.people import with_login
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.spreadsheet import sent_csv
from imio.mutualisation.base.spreadsheet import sent_xlsx
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.journal.asked import as_row
from imio.mutualisation.journal.asked import asked
from imio.mutualisation.journal.asked import COLUMNS
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


SENT = {"csv": sent_csv, "xlsx": sent_xlsx}
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
        if kind not in SENT:
            return str(self.index())
        rows = map(as_row, lines(asked(self.request)))
        return SENT[kind](self.request.response, "journal", COLUMNS, rows)

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
        kinds = SENT if self.listed else ()
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
