"""What the pages of all domains share: steps to take, history, names."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from DateTime import DateTime
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.changes import all_changes
from imio.mutualisation.base.changes import changes
from imio.mutualisation.base.clock import BRUSSELS
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.doors import AUTOMATIC
from imio.mutualisation.base.guard import Offer
from imio.mutualisation.base.guard import offers
from imio.mutualisation.base.guard import OfStep
from imio.mutualisation.base.guard import workflow
from imio.mutualisation.base.journal import doors_of
from imio.mutualisation.base.journal import steps_of
from imio.mutualisation.base.kept import Kept
from imio.mutualisation.base.kept import readable
from imio.mutualisation.base.mending import Hindrance
from imio.mutualisation.base.mending import hindrances
from imio.mutualisation.base.people import NAME
from imio.mutualisation.base.people import with_login
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.reasons import REASONS
from plone import api
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18nmessageid import Message


BY_ITSELF = _("history_automatic", default="automatic")


@dataclass(frozen=True, slots=True)
class Button(OfStep):
    """A step the person may take, or may not yet, with all that stands in the way."""

    why: list[Hindrance]
    url: str

    @property
    def asks(self) -> bool:
        """Whether it leads to a page of its own first."""
        step = self.step
        return step.reason_due or step.signature or step.confirmed

    @property
    def style(self) -> str:
        """The steps forward stand out; those that owe a reason or go back do not."""
        forward = not (self.step.reason_due or self.step.quiet)
        return "btn-primary" if forward else "btn-outline-primary"


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps of a record as drawn: `done`, `current` or `ahead`."""

    title: Message | str
    place: int
    state: str


def steps_at(titles: Iterable[Message | str], here: int) -> list[Step]:
    """The steps of a record that has come to the one at `here`, counted from 0."""
    return [
        Step(title, place + 1, _reached(place, here))
        for place, title in enumerate(titles)
    ]


def _reached(place: int, here: int) -> str:
    if place == here:
        return "current"
    return "done" if place < here else "ahead"


@dataclass(frozen=True, slots=True)
class Event:
    """A line of a history."""

    when: DateTime
    what: str
    who: str
    comment: str

    @property
    def shown(self) -> str:
        local = self.when.asdatetime().astimezone(BRUSSELS)
        return local.strftime("%d/%m/%Y %H:%M")


class GuardedView(BrowserView):
    """The base of the pages of objects with a workflow."""

    def buttons(self) -> list[Button]:
        """The transitions of the present state that this person's role takes."""
        mine = [offer for offer in offers(self.context) if offer.mine]
        return [self._button(offer) for offer in mine if not elsewhere(offer)]

    def _button(self, offer: Offer) -> Button:
        url = f"{self.context.absolute_url()}/@@transition"
        button = Button(offer.step, hindrances(self.context, offer.refusal), url)
        return replace(button, url=f"{url}?id={offer.id}") if button.asks else button

    def state_title(self) -> str:
        definition = workflow(self.context)
        return definition.states[self.context.review_state()].title

    def may_edit(self) -> bool:
        return api.user.has_permission("Modify portal content", obj=self.context)

    def may_manage_people(self) -> bool:
        """Whether this person looks after those who act for a member or a partner."""
        permission = "imio.mutualisation: Manage People"
        return api.user.has_permission(permission, obj=self.context)

    def kept_documents(self) -> list[Kept]:
        """The documents of it that were sent or closed."""
        return readable(self.context)

    def history(self) -> list[Event]:
        """What happened to the object, the latest first."""
        return merged([self.context])


class AnnexedView(GuardedView):
    """The same for what holds annexes."""

    def annexes(self) -> list[Any]:
        """The annexes this person may see."""
        return found("Annex", path=path(self.context), sort_on="created")

    def may_add_annex(self) -> bool:
        return may_create(self.context, "Annex")


def show_pdf(view: BrowserView, name: str, document: bytes) -> bytes:
    """A PDF that the browser shows under that name."""
    response = view.request.response
    response.setHeader("Content-Type", "application/pdf")
    response.setHeader("Content-Disposition", f'inline; filename="{name}.pdf"')
    return document


def elsewhere(offer: Offer) -> bool:
    """Whether a step is not of this object, whatever happens."""
    return offer.refusal is not None and REASONS[offer.refusal.reason].elsewhere


def merged(objects: Iterable[Any]) -> list[Event]:
    """The histories of some objects as one, the latest first."""
    events = [event for each in objects for event in _events(each)]
    return sorted(events, key=lambda event: event.when, reverse=True)


def _events(obj: Any) -> Iterable[Event]:
    for change in all_changes(obj) if sees_figures() else changes(obj):
        yield Event(DateTime(change.when), change.what, change.who, change.shown)
    definition, doors = workflow(obj), doors_of(obj)
    for place, entry in enumerate(steps_of(obj)):
        who = with_login(entry.get(NAME), entry["actor"])
        # One of this transaction is not in the journal yet.
        door = doors[place] if place < len(doors) else ""
        yield Event(
            when=entry["time"],
            what=definition.transitions[entry["action"]].title,
            who=f"{who}, {words(BY_ITSELF)}" if door == AUTOMATIC else who,
            comment=entry["comments"],
        )
