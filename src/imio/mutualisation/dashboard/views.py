"""The home page and the queue of requests, from catalogue values."""

from collections.abc import Iterable
from datetime import timedelta
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.listing import filled
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.localroles import current_user_signs
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.tally import by_state
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.rules.states import NEED_JOINABLE
from imio.mutualisation.rules.states import REQUEST_RUNNING
from imio.mutualisation.rules.states import TENDER_UNDER_WAY
from imio.mutualisation.security import REQUEST
from operator import attrgetter
from plone import api
from plone.base.batch import Batch
from Products.Five.browser import BrowserView
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


WEEK = timedelta(days=7)


class Requests(BrowserView):
    """What both pages know of the requests a person may see."""

    day = staticmethod(day)

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title("ServiceRequest", brain.review_state)

    def shown(self) -> Iterable[ICatalogBrain]:
        """The records of members that the page lists."""
        raise NotImplementedError

    @cached_property
    def _member_titles(self) -> dict[str, str]:
        names = sorted({holder(brain) for brain in self.shown()})
        members = found("Member", id=names) if names else ()
        return {brain.getId: brain.Title for brain in members}

    def member_of(self, brain: ICatalogBrain) -> str:
        """The name of the member, from the address of its record."""
        return self._member_titles.get(holder(brain), "")


class Home(Requests):
    """What a person finds on arrival: its members and what waits for somebody."""

    def anonymous(self) -> bool:
        return api.user.is_anonymous()

    def is_staff(self) -> bool:
        return sees_figures()

    def may_set(self) -> bool:
        return api.user.has_permission("imio.mutualisation: Manage Settings")

    def my_members(self) -> list[Any]:
        owners = owners_of_current_user()
        return found("Member", UID=owners) if owners else []

    def my_partners(self) -> list[Any]:
        owners = owners_of_current_user("partner")
        return found("Partner", UID=owners) if owners else []

    def needs(self) -> list[Any]:
        """The latest needs that may still be joined."""
        query = {"sort_on": "created", "sort_order": "reverse"}
        return found("Need", review_state=NEED_JOINABLE, **query)[:5]

    def tenders(self) -> list[Any]:
        """The tenders on their way that this person may see."""
        if self.anonymous():
            return []
        return found("Tender", review_state=TENDER_UNDER_WAY, sort_on="created")[:10]

    def tender_state(self, brain: ICatalogBrain) -> str:
        return state_title("Tender", brain.review_state)

    def shown(self) -> Iterable[ICatalogBrain]:
        return (*self.waiting, *self.due)

    @cached_property
    def waiting(self) -> list[Any]:
        """Requests whose next step is this person's, the oldest first."""
        return found("ServiceRequest", next_actors=self._acts_as(), sort_on="created")[
            :10
        ]

    @cached_property
    def due(self) -> list[Any]:
        """The deliberations of this person that are due within the week, and the tenders
        that were to be published by then.
        """
        until = clock.today() + WEEK
        query = {
            "next_deadline": {"query": until, "range": "max"},
            "sort_on": "next_deadline",
        }
        acts = found("Deliberation", **query)[:10]
        drafts = found("Tender", review_state="preparation", **query)[:10]
        return sorted((*acts, *drafts), key=attrgetter("next_deadline"))

    def long_day(self, brain: ICatalogBrain) -> str:
        return long_day(brain.next_deadline)

    def _acts_as(self) -> list[str]:
        if self.is_staff():
            return ["officer"]
        if owners_of_current_user("partner"):
            return ["partner"]
        return ["agent", "signatory"] if current_user_signs() else ["agent"]

    def figures(self) -> dict[str, int]:
        return {
            "members": by_state("Member").get("member", 0),
            "products": by_state("Product").get("catalogued", 0),
            "in_support": by_state("ServiceRequest").get("support", 0),
        }


ROW = (
    '<tr><td class="mut-thread">{}</td><th scope="row"><a href="{}">{}</a></th>'
    '<td>{}</td><td>{}</td><td><span class="mut-badge">{}</span></td></tr>'
)


class Queue(Requests, Listing):
    """The requests a person may see, by state, searchable by thread."""

    filters = ("state", "text")

    def address(self) -> str:
        return f"{super().address()}/@@demandes"

    def states(self) -> list[dict[str, str]]:
        return [{"id": state.id, "title": state.title} for state in REQUEST.states]

    @cached_property
    def listed(self) -> Batch:
        query: dict[str, Any] = {"sort_on": "created", "sort_order": "reverse"}
        if self.asked("state"):
            query["review_state"] = self.asked("state")
        elif not self.asked("text"):
            query["review_state"] = REQUEST_RUNNING
        return self.batch(found("ServiceRequest", **query, **self.text_query()))

    def shown(self) -> Iterable[ICatalogBrain]:
        return self.listed

    def rows(self) -> str:
        """The markup of the batch."""
        return "".join(map(self._row, self.listed))

    def _row(self, brain: ICatalogBrain) -> str:
        return filled(
            ROW,
            brain.thread,
            brain.getURL(),
            brain.Title,
            self.member_of(brain),
            day(brain.requested_on or None),
            self.state_title(brain),
        )
