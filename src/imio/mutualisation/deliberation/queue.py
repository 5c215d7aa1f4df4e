"""« Délais cette semaine »: what is due soon, for IMIO and for each member."""

from datetime import date
from datetime import timedelta
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.ical import Entry
from imio.mutualisation.base.ical import show_calendar
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.words import words
from imio.mutualisation.deliberation.due import entry
from imio.mutualisation.deliberation.listing import Acts
from imio.mutualisation.deliberation.messages import MILESTONES
from plone import api
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


WEEK = 7


class Queue(Acts):
    """`@@echeances`: late ones first; `?days=` looks further ahead."""

    long_day = staticmethod(long_day)
    filters = ("days",)

    def address(self) -> str:
        return f"{super().address()}/@@echeances"

    @property
    def days(self) -> int:
        asked = self.asked("days")
        return int(asked) if asked in ("7", "30", "90") else WEEK

    @property
    def today(self) -> date:
        return clock.today()

    @cached_property
    def brains(self) -> list[Any]:
        """What this person may see and is due by then, from the catalogue."""
        until = self.today + timedelta(days=self.days)
        return found(
            "Deliberation",
            next_deadline={"query": until, "range": "max"},
            sort_on="next_deadline",
        )

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.brains)

    def due(self, brain: ICatalogBrain) -> str:
        return words(MILESTONES[brain.next_deadline_kind])

    def late(self, brain: ICatalogBrain) -> bool:
        return brain.next_deadline < self.today

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title("Deliberation", brain.review_state)

    def may_settle(self) -> bool:
        return api.user.has_permission("imio.mutualisation: Manage Records")


class QueueCalendar(Queue):
    """`@@echeances.ics`: the same for a calendar."""

    def __call__(self) -> bytes:
        return show_calendar(self, map(self._entry, self.brains))

    def _entry(self, brain: ICatalogBrain) -> Entry:
        about = (brain.Title, brain.getURL())
        return entry(brain.UID, brain.next_deadline_kind, *about, brain.next_deadline)
