"""« Échéances »: the notices, decisions and ends to come, as a list and a calendar."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.charts import Timeline
from imio.mutualisation.base.charts import timeline
from imio.mutualisation.base.ical import Entry
from imio.mutualisation.base.ical import show_calendar
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.listing import Licences
from imio.mutualisation.licence.messages import DEADLINES
from imio.mutualisation.licence.views import LicenceView
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.states import LICENCE_DRAWN
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


HORIZONS = ("3", "6", "12", "24")
USUAL = 12
HORIZON = _("label_horizon", default="Within (months)")
LATE = _("badge_late", default="late")


class Deadlines(Licences):
    """`@@echeances-licences`: what IMIO decides next; `?months=` looks further."""

    filters = ("months",)
    none = _(
        "licence_deadlines_none",
        default="Nothing is due by then: look further ahead, or enjoy the peace.",
    )
    at_hand = True
    headed = "type_licence"
    numeric = ("column_days_left", "column_held")
    columns = (
        _("column_day", default="Day"),
        _("column_days_left", default="Days left"),
        _("type_licence", default="Shared licence"),
        _("column_what", default="What"),
        _("label_state", default="State"),
        _("column_held", default="Held / bought"),
    )

    def address(self) -> str:
        return f"{super().address()}/@@echeances-licences"

    @cached_property
    def today(self) -> date:
        return clock.today()

    @property
    def months(self) -> int:
        asked = self.asked("months")
        return int(asked) if asked in HORIZONS else USUAL

    @cached_property
    def until(self) -> date:
        return months_after(self.today, self.months)

    @cached_property
    def brains(self) -> list[Any]:
        """The licences with a deadline by then, late ones first."""
        return found(
            "Licence",
            review_state=LICENCE_DRAWN,
            next_deadline={"query": self.until, "range": "max"},
            sort_on="next_deadline",
        )

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.in_order(self.brains))

    def facets(self) -> list[Facet]:
        ahead = tuple(Option(each, each) for each in HORIZONS)
        return [Facet("months", HORIZON, ahead, str(self.months), None)]

    def notes(self, brain: ICatalogBrain) -> dict[str, str]:
        return {"column_day": words(LATE)} if self.left(brain) < 0 else {}

    def short(self) -> list[Any]:
        """The licences whose stock is to be decided on."""
        running = found("Licence", review_state=LICENCE_DRAWN, sort_on="sortable_title")
        return [brain for brain in running if brain.stock_alert]

    def timeline(self) -> Timeline:
        days = ((b.next_deadline, b.Title, b.next_deadline_kind) for b in self.brains)
        return timeline(days, self.today, self.until)

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.next_deadline,
            self.left(brain),
            brain.Title,
            self.what(brain),
            self.state_title(brain),
            self.held(brain),
        )

    def what(self, brain: ICatalogBrain) -> str:
        return words(DEADLINES[brain.next_deadline_kind])

    def left(self, brain: ICatalogBrain) -> int:
        """Days from today; negative once it is past."""
        return (brain.next_deadline - self.today).days


class DeadlinesCalendar(Deadlines):
    """`@@echeances-licences.ics`: the same, with the reminders of the settings."""

    def __call__(self) -> bytes:
        return show_calendar(self, map(self._entry, self.brains))

    def _entry(self, brain: ICatalogBrain) -> Entry:
        return Entry(
            uid=f"{brain.UID}-{brain.next_deadline.isoformat()}",
            code=brain.next_deadline_kind,
            what=self.what(brain),
            title=brain.Title,
            url=brain.getURL(),
            day=brain.next_deadline,
            days_before=facts.reminder_days(),
        )


class LicenceCalendar(LicenceView):
    """`@@echeances.ics` of one licence: its notices and ends to come."""

    def __call__(self) -> bytes:
        return show_calendar(self, self._entries())

    def _entries(self) -> Iterable[Entry]:
        for day, what, kind in self.days:
            yield Entry(
                uid=f"{self.context.UID()}-{day.isoformat()}",
                code=kind,
                what=what,
                title=self.context.title,
                url=self.context.absolute_url(),
                day=day,
                days_before=facts.reminder_days(),
            )
