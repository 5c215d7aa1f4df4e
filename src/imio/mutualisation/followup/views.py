"""The page of a follow-up, and the list of all of them."""

from Acquisition import aq_parent
from dataclasses import replace
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base import facets
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.facets import EVERY
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.listing import SINCE
from imio.mutualisation.base.listing import UNTIL
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.security import FOLLOWUP
from imio.mutualisation.security import SECTIONS
from plone import api
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


# Where the acts of IMIO's own bodies lie.
OWN = next(each.id for each in SECTIONS if each.holds == "Deliberation")
AUTHORITY = _("column_authority", default="Authority")
LATE = _("badge_late", default="late")


def is_late(wanted: Any, state: str) -> bool:
    """Whether its day is past and nothing was done."""
    until = wanted.next_deadline
    return bool(until) and state == "needed" and until < clock.today()


class FollowupView(GuardedView):
    """What is to be done about which act, and what was done."""

    long_day = staticmethod(long_day)

    def act(self) -> Any:
        return aq_parent(self.context)

    def is_late(self) -> bool:
        return is_late(self.context, self.context.review_state())

    def list_url(self) -> str:
        return f"{api.portal.get().absolute_url()}/@@suites"


class Followups(Listing):
    """`@@suites`: what is to be done about acts, what is due first."""

    filters = ("authority", "state", "text", SINCE, UNTIL)
    words_label = _("label_search_all", default="Number or words")
    none = _(
        "followups_none",
        default="No follow-up answers: change the filter. One is added on the page of an "
        "act that was decided.",
    )
    between = "next_deadline"
    between_title = _("column_due_by", default="Due by")
    dated = "column_due_by"
    at_hand = True
    headed = "label_followup"
    threads = ("column_act",)
    columns = (
        _("column_due_by", default="Due by"),
        _("label_followup", default="What is to be done"),
        _("column_followup_assignee", default="By whom"),
        _("column_act", default="Deliberation"),
        AUTHORITY,
        _("label_state", default="State"),
    )

    def address(self) -> str:
        """The page itself is that of the site."""
        return f"{super().address()}/@@suites"

    def chosen_state(self) -> str:
        return self.asked("state") or FOLLOWUP.states[0].id

    @cached_property
    def listed(self) -> Batch:
        query: dict[str, Any] = {"sort_on": "next_deadline"}
        if self.chosen_state() != EVERY:
            query["review_state"] = self.chosen_state()
        if self.asked("authority"):
            query["path"] = self._homes.get(self.asked("authority"), "/nowhere")
        brains = found("Followup", **query, **self.text_query())
        return self.batch(self.in_order(self.in_days(brains)))

    def facets(self) -> list[Facet]:
        state = facets.states(self, FOLLOWUP, everything=None)
        every = Option(EVERY, words(facets.ALL_STATES))
        options, chosen = (*state.options, every), self.chosen_state()
        asked = self.asked("authority")
        return [
            *facets.known(Facet("authority", AUTHORITY, self._authorities(), asked)),
            replace(state, options=options, chosen=chosen),
        ]

    @cached_property
    def members(self) -> list[ICatalogBrain]:
        """The authorities that this person may see."""
        return found("Member", sort_on="sortable_title")

    @cached_property
    def _homes(self) -> dict[str, str]:
        own = {OWN: path(api.portal.get()[OWN])}
        return own | {each.getId: each.getPath() for each in self.members}

    def _authorities(self) -> tuple[Option, ...]:
        """IMIO, then the authorities by name; an agent chooses between its own."""
        own = () if owners_of_current_user() else (Option(OWN, setting("own_name")),)
        return (*own, *(Option(each.getId, each.Title) for each in self.members))

    def notes(self, brain: ICatalogBrain) -> dict[str, str]:
        return {"column_due_by": words(LATE)} if self.is_late(brain) else {}

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {brain.getId: brain.Title for brain in existing("Member")}

    def authority(self, brain: ICatalogBrain) -> str:
        """Whose act it is about, from its address."""
        owner = brain.getPath().split("/")[-3]
        return self._titles.get(owner, setting("own_name"))

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title("Followup", brain.review_state)

    def is_late(self, brain: ICatalogBrain) -> bool:
        return is_late(brain, brain.review_state)

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.next_deadline,
            brain.Title,
            brain.assignee,
            brain.act_number,
            self.authority(brain),
            self.state_title(brain),
        )
