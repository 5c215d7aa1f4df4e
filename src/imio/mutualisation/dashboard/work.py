"""`@work`, `@@mon-travail.ics`, and the page of all deadlines: the same lines at each door."""

from collections.abc import Iterable
from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base import facets
from imio.mutualisation.base.batched import batched
from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.ical import Entry
from imio.mutualisation.base.ical import show_calendar
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import filled
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.listing import SORT
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.words import words
from imio.mutualisation.dashboard.inbox import actor_titles
from imio.mutualisation.dashboard.inbox import deadlines
from imio.mutualisation.dashboard.inbox import LATE
from imio.mutualisation.dashboard.inbox import Narrowed
from imio.mutualisation.dashboard.inbox import Row
from imio.mutualisation.dashboard.inbox import rows
from imio.mutualisation.dashboard.inbox import to_do
from imio.mutualisation.dashboard.taking import HANDLED
from imio.mutualisation.i18n import _
from imio.mutualisation.security import workflow_of
from plone import api
from plone.base.batch import Batch
from Products.Five.browser import BrowserView
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


HORIZONS = {
    "7": _("within_week", default="This week"),
    "30": _("within_month", default="This month"),
    "90": _("within_quarter", default="Three months"),
}
HORIZON = _("label_within", default="Within")
KIND = _("work_type", default="Type")
SINCE = _("work_since", default="since ${day}")
UNTIL = _("work_until", default="by ${day}")
BY = _("work_by", default="waits for: ${who}")
BEGUN = '<li class="mut-work">'
BOX = (
    '<input class="form-check-input" form="taking" name="record" type="checkbox"'
    ' value="{}" aria-label="{}"/> '
)
ITEM = (
    '<li class="mut-work"><a href="{}"><strong>{}</strong> – {}</a>'
    ' <span class="mut-sub">{}</span></li>'
)
LATE_ITEM = ITEM.replace(
    "</li>", ' <span class="mut-badge mut-badge-late">{}</span></li>'
)


# --- As markup ----------------------------------------------------------------------


def as_list(
    shown: Sequence[Row], with_actors: bool = False, with_boxes: bool = False
) -> str:
    """The items of a list; empty for none. A record has one box, however many lines."""
    boxed: set[str] = set()
    return "".join(
        _item(row, with_actors, _box(row, boxed) if with_boxes else "") for row in shown
    )


def _item(row: Row, with_actors: bool, box: str) -> str:
    about = " · ".join(filter(None, _about(row, with_actors)))
    told = (row.url, row.verb, row.title, about)
    item = filled(LATE_ITEM, *told, words(LATE)) if row.late else filled(ITEM, *told)
    return item.replace(BEGUN, f"{BEGUN}{box}", 1)


def _box(row: Row, boxed: set[str]) -> str:
    """What ticks a record to be looked after; empty where nobody is named for it."""
    brain = row.brain
    if brain.portal_type.rpartition(".")[2] not in HANDLED or brain.UID in boxed:
        return ""
    boxed.add(brain.UID)
    return filled(BOX, f"{brain.UID}:{brain.officer or ''}", brain.Title)


def _about(row: Row, with_actors: bool) -> list[str]:
    since, until = long_day(row.since), row.until
    return [
        row.kind,
        row.state,
        row.owner,
        _said(UNTIL, day=long_day(until)) if until else "",
        _said(BY, who=", ".join(actor_titles(row.by))) if with_actors else "",
        _said(SINCE, day=since),
    ]


def _said(message: Message, **named: str) -> str:
    return words(Message(message, mapping=named))


# --- As JSON and as a calendar ------------------------------------------------------


class WorkGet(ReadingService):
    """`GET @work`: what the current user does next, `who`, `type` and `late` narrow it."""

    asks = ("who", "type", "late", "b_start", "b_size")

    def reply(self) -> dict[str, Any]:
        return batched(self.request, Narrowed(self.request).lines, _items)


def _items(lines: Iterable[tuple[Any, ...]]) -> Iterable[dict[str, Any]]:
    return map(as_json, rows(lines))


def as_json(row: Row) -> dict[str, Any]:
    """A line over REST: what is done where, on which record, and when."""
    return {
        "@id": row.record_url,
        "title": row.title,
        "type": row.brain.portal_type,
        "state": row.brain.review_state,
        "owner": row.owner,
        "code": row.line.code,
        "verb": row.verb,
        "page": row.url,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "late": row.late,
        "by": list(actor_titles(row.by)),
    }


def entry(row: Row) -> Entry:
    """A line that has a day, for a calendar."""
    day = row.until or row.since
    about = (row.verb, row.title, row.record_url)
    return Entry(row.brain.UID, row.line.code, *about, day)


class WorkCalendar(BrowserView):
    """`@@mon-travail.ics`: what the current user does by a day."""

    def __call__(self) -> bytes:
        return show_calendar(self, (entry(row) for row in rows(to_do()) if row.until))


# --- All deadlines ------------------------------------------------------------------


WHAT = (
    _("label_next_deadline_kind", default="What is due"),
    _("label_object", default="Object"),
    KIND,
    _("column_authority", default="Authority"),
    _("label_state", default="State"),
    _("column_who_acts", default="Who acts"),
)


class LinesOfWork(Listing):
    """A list of lines of work: a day, then `WHAT`."""

    headed = "label_object"

    def lines_shown(self) -> list[Row]:
        return rows(self.listed)

    def record_of(self, line: Row) -> ICatalogBrain:
        return line.brain

    def url_of(self, line: Row) -> str:
        return line.url

    def who(self, line: Row) -> str:
        return ", ".join(actor_titles(line.by))

    def cells(self, line: Row) -> tuple[Cell, ...]:
        about = (line.verb, line.title, line.kind, line.owner, line.state)
        return (line.until, *about, self.who(line))


class Deadlines(LinesOfWork):
    """`@@echeances`: late ones first; `?days=` looks further ahead."""

    filters = ("days", "type")
    none = _("deadlines_none", default="Nothing is due.")
    at_hand = True
    dated = "column_day"
    columns = (_("column_day", default="Day"), *WHAT)

    def address(self) -> str:
        return f"{super().address()}/@@echeances"

    @property
    def days(self) -> int:
        asked = self.asked("days")
        return int(asked if asked in HORIZONS else next(iter(HORIZONS)))

    @cached_property
    def _until(self) -> list[tuple[Any, ...]]:
        """What this person follows and is due by then."""
        return deadlines(clock.today() + timedelta(days=self.days))

    @cached_property
    def lines(self) -> list[tuple[Any, ...]]:
        kind = self.asked("type")
        return [each for each in self._until if kind in ("", each[2])]

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.in_order(self.lines))

    def in_order(self, lines: Sequence[Any]) -> Sequence[Any]:
        if not self.asked(SORT):
            return lines
        return [row.line for row in super().in_order(rows(lines))]

    def facets(self) -> list[Facet]:
        horizons = tuple(Option(days, words(title)) for days, title in HORIZONS.items())
        kinds = sorted({each[2] for each in self._until})
        types = tuple(
            Option(kind, workflow_of(TYPE.format(kind)).title) for kind in kinds
        )
        return [
            Facet("days", HORIZON, horizons, str(self.days), None),
            *facets.known(Facet("type", KIND, types, self.asked("type"))),
        ]

    def notes(self, line: Row) -> dict[str, str]:
        return {"column_day": words(LATE)} if line.late else {}

    def may_settle(self) -> bool:
        return api.user.has_permission("imio.mutualisation: Manage Records")


class DeadlinesCalendar(Deadlines):
    """`@@echeances.ics`: the same for a calendar."""

    def __call__(self) -> bytes:
        return show_calendar(self, map(entry, rows(self.lines)))
