"""`@@echeances.ics` of a tender: until when one asks and bids, to the minute."""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.ical import Entry
from imio.mutualisation.base.ical import show_calendar
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.states import TENDER_AWAITING
from imio.mutualisation.tender.facts import bids_due
from Products.Five.browser import BrowserView


QUESTIONS = _("label_questions_until", default="Questions until")
BIDS = _("label_bids_due", default="Bids due by")


class TenderCalendar(BrowserView):
    """For whoever may see the tender; nothing once the bids are in."""

    def __call__(self) -> bytes:
        return show_calendar(self, self._entries())

    def _entries(self) -> Iterator[Entry]:
        tender = self.context
        if tender.review_state() not in TENDER_AWAITING:
            return
        about = (tender.title, tender.absolute_url())
        if tender.questions_until:
            day = tender.questions_until
            yield Entry(uid(tender), "questions", words(QUESTIONS), *about, day)
        if due := bids_due(tender):
            day = due.date()
            yield Entry(uid(tender), "bids", words(BIDS), *about, day, (7, 1), due)
