"""The documents of a sitting, as they were sent or closed; the pages to record it."""

from collections.abc import Iterator
from collections.abc import Mapping
from functools import cached_property
from functools import partial
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Shown
from imio.mutualisation.base.pages import show_pdf
from imio.mutualisation.base.parameters import several
from imio.mutualisation.base.shown import lines
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.typed import row as typed_row
from imio.mutualisation.base.typed import rows as typed_rows
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.deliberation import takes_vote
from imio.mutualisation.rules.names import bare
from imio.mutualisation.rules.sitting import moved
from imio.mutualisation.rules.states import ACT_PLANNED
from imio.mutualisation.rules.voting import GUEST
from imio.mutualisation.rules.voting import IN_PERSON
from imio.mutualisation.sitting.agenda import acts
from imio.mutualisation.sitting.agenda import arrange
from imio.mutualisation.sitting.document import all_documents
from imio.mutualisation.sitting.document import as_sent
from imio.mutualisation.sitting.recording import decisions
from imio.mutualisation.sitting.recording import FIGURES
from imio.mutualisation.sitting.recording import open_items
from imio.mutualisation.sitting.recording import OUTCOMES
from imio.mutualisation.sitting.recording import outcomes
from imio.mutualisation.sitting.recording import record
from imio.mutualisation.sitting.recording import UNANIMOUS
from imio.mutualisation.sitting.roster import note
from imio.mutualisation.sitting.roster import take
from imio.mutualisation.sitting.schema import IAttendanceRow
from imio.mutualisation.sitting.schema import IAwayRow
from imio.mutualisation.sitting.schema import ISitting
from imio.mutualisation.sitting.views import SittingView
from imio.mutualisation.sitting.vocabularies import ATTENDANCE_TITLES
from imio.mutualisation.sitting.vocabularies import AWAY_TITLES
from itertools import chain
from plone import api
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18nmessageid import Message
from zope.schema import getFields

import re


# The buttons of an item, and how many places further down each takes it.
MOVES = {"up": -1, "down": 1}
PERSONAL = ("present", "excused", "absent")
NOTED = ("status", "proxy", "arrives_at", "leaves_after")
BETWEEN_ITEMS = re.compile(r"[\s,;]+|\bet\b")


class Document(BrowserView):
    """`@@convocation.pdf`, `@@ordre-du-jour.pdf`, `@@proces-verbal.pdf`."""

    def __call__(self) -> bytes:
        sitting, name = self.context, self.__name__.removesuffix(".pdf")
        return show_pdf(self, named(sitting, name), as_sent(sitting, name))


class Documents(BrowserView):
    """`@@documents.zip`: all of them, and the extracts that this person may read."""

    def __call__(self) -> bytes:
        name, response = named(self.context, "seance"), self.request.response
        response.setHeader("Content-Type", "application/zip")
        response.setHeader("Content-Disposition", f'attachment; filename="{name}.zip"')
        return all_documents(self.context, _may_view)


def named(sitting: ISitting, name: str) -> str:
    """The name of a file: `convocation-council-2026-11-26`."""
    day = f"-{sitting.sitting_on}" if sitting.sitting_on else ""
    return f"{name}-{sitting.body}{day}"


def _may_view(act: Any) -> bool:
    return bool(api.user.has_permission("View", obj=act))


class Agenda(FormView, SittingView):
    """`@@agenda`: the order of the items, and the drafts that come on it.

    The form sends the whole list in its order; a button says what it does to it.
    """

    done = _("message_agenda", default="The agenda is noted.")

    @cached_property
    def items(self) -> list[dict[str, Any]]:
        """In the order that was sent, where it was refused."""
        order = {
            each: place for place, each in enumerate(several(self.request, "order"))
        }
        return sorted(
            super().items, key=lambda item: order.get(item["uid"], len(order))
        )

    def act(self) -> None:
        order = several(self.request, "order")
        for name, by in MOVES.items():
            order = moved(order, self.typed(name), by)
        arrange(self.context, [*order, *dict.fromkeys(several(self.request, "take"))])

    def next_url(self) -> str:
        """Back to the item that was moved."""
        item = "".join(map(self.typed, MOVES))
        return f"{self.context.absolute_url()}#{item or 'agenda-title'}"


class Attendance(FormView):
    """`@@attendance`: who is there, person by person; the roster in one press."""

    new = 0

    @property
    def done(self) -> Message:
        """What the roster brought is said; nothing that was noted goes away."""
        if "roster" not in self.request.form:
            return _("message_attendance", default="The attendance is noted.")
        return _(
            "message_roster",
            default="${new} person(s) of the roster added; the others stay as noted.",
            mapping={"new": self.new},
        )

    def next_url(self) -> str:
        url = f"{self.context.absolute_url()}"
        return f"{url}/@@attendance" if "roster" in self.request.form else url

    def editing(self) -> dict[str, Shown]:
        rows = self.context.attendance or ()
        noted = {
            f"{name}-{bare(row['name'])}": _noted(row, name)
            for row in rows
            for name in NOTED
        }
        away = {
            f"{why}-{bare(row['name'])}": Shown(f"{row['name']} – {label}", items)
            for row in rows
            for why, label, items in self._away_of(row)
        }
        return {**noted, **away}

    def _away_of(self, row: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Each reason not to sit, with its label and the items it is noted for: `3, 5`."""
        mine = bare(row["name"])
        for why, title in AWAY_TITLES.items():
            items = sorted(
                each["item"]
                for each in self.context.away or ()
                if (bare(each["name"]), each["why"]) == (mine, why)
            )
            yield why, words(title), ", ".join(map(str, items))

    def represents(self) -> bool:
        """Whether this body knows proxies at all."""
        return self.context.body not in IN_PERSON

    def statuses(self) -> list[tuple[str, str]]:
        known = [*PERSONAL, *(["represented"] if self.represents() else []), GUEST]
        return [(name, words(ATTENDANCE_TITLES[name])) for name in known]

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Each person noted, with what was typed."""
        return [self._row(row) for row in self.context.attendance or ()]

    def _row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        key = bare(row["name"])
        sent = f"status-{key}" in self.request.form
        said = {
            name: self.typed(f"{name}-{key}") if sent else row[name] for name in NOTED
        }
        form = self.request.form
        away = [
            {
                "why": why,
                "label": label,
                "noted": self.typed(name)
                if (name := f"{why}-{key}") in form
                else items,
            }
            for why, label, items in self._away_of(row)
        ]
        return {**row, **said, "key": key, "away": away}

    def act(self) -> None:
        known = self.context.attendance or ()
        readers = (
            (row["name"], reader)
            for row in self.rows
            for reader in (partial(_said, row), partial(_away, row))
        )
        said = typed_rows(readers)
        if known:
            noted = [{**row, **new} for row, new in zip(known, said[::2], strict=True)]
            note(self.context, noted, [*chain(*said[1::2])])
        if "roster" in self.request.form:
            self.new = take(self.context)


def _said(row: Mapping[str, Any]) -> Any:
    return typed_row(row, IAttendanceRow, NOTED)


def _away(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The items that somebody does not sit for, as typed: `3, 5`."""
    typed = (
        {"name": row["name"], "item": item, "why": each["why"]}
        for each in row["away"]
        for item in filter(None, BETWEEN_ITEMS.split(each["noted"]))
    )
    return [typed_row(each, IAwayRow, each) for each in typed]


def _noted(row: Mapping[str, Any], name: str) -> Shown:
    """What the form of the attendance shows of somebody."""
    field, value = getFields(IAttendanceRow)[name], row[name]
    label = f"{row['name']} – {words(field.title)}"
    return Shown(label, "" if value is None else str(value), lines(field, value))


def _outcome(act: Any) -> str:
    """The state of an act that is decided."""
    state = str(act.review_state())
    return "" if state in ACT_PLANNED else str(state_title("Deliberation", state))


class Decisions(FormView):
    """`@@decisions`: what became of each item, on one page."""

    done = _("message_decisions", default="The decisions are recorded.")
    outcomes = OUTCOMES
    # Whether this page fills in unanimity where nothing is chosen yet.
    filling = False

    def __call__(self) -> str | None:
        self.filling = "unanimous" in self.request.form
        if self.filling:
            return self.index()
        return super().__call__()

    def editing(self) -> dict[str, Shown]:
        """Each item: nothing while it is not decided, then what became of it."""
        return {
            f"outcome-{act.item_number}": Shown(act.title, _outcome(act))
            for act in acts(self.context)
        }

    def offered(self) -> list[str]:
        return outcomes()

    @cached_property
    def items(self) -> list[dict[str, Any]]:
        """The items to decide, with what was typed for each."""
        return [self._item(act) for act in open_items(self.context)]

    def _item(self, act: Any) -> dict[str, Any]:
        number, votes = act.item_number, takes_vote(act.privacy)
        open_vote = votes and act.facts().votes is None
        preset = (UNANIMOUS if open_vote else "adopt") if self.filling else ""
        kept = {name: getattr(act, name) for name in FIGURES} if votes else {}
        figures = {
            name: self.typed(f"{name}-{number}")
            or ("" if kept[name] is None else kept[name])
            for name in kept
        }
        return {
            "number": number,
            "title": act.title,
            "url": act.absolute_url(),
            "present": act.members_present,
            "votes": votes,
            "outcome": self.typed(f"outcome-{number}") or preset,
            "figures": figures,
            "note": self.typed(f"note-{number}"),
        }

    def act(self) -> None:
        record(self.context, decisions(self._decided()))

    def _decided(self) -> Iterator[Mapping[str, Any]]:
        for item in self.items:
            if item["outcome"]:
                yield {
                    **item["figures"],
                    "outcome": item["outcome"],
                    "note": item["note"],
                    "item_number": item["number"],
                }
