"""The home page and the queue of requests, from catalogue values."""

from datetime import timedelta
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base import room
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.clients import services
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import filled
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.officer import NOBODY
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.tally import by_state
from imio.mutualisation.base.titles import options
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.words import words
from imio.mutualisation.dashboard.inbox import deadlines
from imio.mutualisation.dashboard.inbox import for_others
from imio.mutualisation.dashboard.inbox import Narrowed
from imio.mutualisation.dashboard.inbox import Row
from imio.mutualisation.dashboard.inbox import rows
from imio.mutualisation.dashboard.work import as_list
from imio.mutualisation.dashboard.work import LinesOfWork
from imio.mutualisation.dashboard.work import WHAT
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.clients import held_on
from imio.mutualisation.rules.states import NEED_JOINABLE
from imio.mutualisation.rules.states import REQUEST_RUNNING
from imio.mutualisation.rules.states import TENDER_UNDER_WAY
from imio.mutualisation.security import REQUEST
from itertools import islice
from plone import api
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zExceptions import Unauthorized


# Of what stands beside what is to do.
MOST = 5
WEEK = timedelta(days=7)
EVERY = "all"  # for a state
ROW = (
    '<tr><td class="mut-thread">{}</td><th scope="row"><a href="{}">{}</a></th>'
    '<td>{}</td><td>{}</td><td><span class="mut-badge">{}</span></td>'
    "<td>{}</td></tr>"
)
STAFF = "imio.mutualisation.staff"
MINE = _("queue_mine", default="Mine")
OF_NOBODY = _("queue_of_nobody", default="Of nobody yet")


class Home(LinesOfWork):
    """What a person finds on arrival: what it does next, and its members."""

    filters = ("who", "type", "late")
    columns = (
        _("column_since", default="Since"),
        _("column_due_by", default="Due by"),
        *WHAT,
    )
    batch_size = 20

    def __call__(self) -> Any:
        if not self.anonymous():
            self.narrowed  # noqa: B018, what cannot be asked is refused, not drawn
        elif self.is_taken_out():
            raise Unauthorized  # who has signed out meanwhile is asked to sign in
        return super().__call__()

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
        """The latest needs that a member of this person may still join."""
        own = set(owners_of_current_user())
        if not own:
            return []
        query = {"sort_on": "created", "sort_order": "reverse"}
        joined = {each.UID for each in found("Need", member_uids=list(own))}
        open_still = found("Need", review_state=NEED_JOINABLE, **query)
        return [each for each in open_still if each.UID not in joined][:5]

    def tenders(self) -> list[Any]:
        """The tenders on their way that this person may see."""
        if self.anonymous():
            return []
        return found("Tender", review_state=TENDER_UNDER_WAY, sort_on="created")[:10]

    def long_day(self, brain: ICatalogBrain) -> str:
        return long_day(brain.next_deadline)

    def tender_state(self, brain: ICatalogBrain) -> str:
        return state_title("Tender", brain.review_state)

    # --- Mon travail

    def address(self) -> str:
        """The page itself is that of the site."""
        return f"{super().address()}/@@accueil"

    @cached_property
    def narrowed(self) -> Narrowed:
        return Narrowed(self.request)

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.narrowed.lines)

    def cells(self, line: Row) -> tuple[Cell, ...]:
        return (line.since, *super().cells(line))

    def work(self) -> str:
        """What is to do, as markup."""
        return as_list(self.rows())

    def facets(self) -> list[Facet]:
        return self.narrowed.facets()

    def waiting(self) -> str:
        """What others do first."""
        return as_list(rows(for_others(MOST)), with_actors=True)

    def due(self) -> str:
        """What is due next, in the week that begins."""
        today = clock.today()
        ahead = (
            each for each in deadlines(today + WEEK) if each[0] >= today.toordinal()
        )
        return as_list(rows(islice(ahead, MOST)))

    def room_left(self) -> str | None:
        """`412`: the megabytes that are left, for those of IMIO where they are few."""
        left = room.free()
        few = left < room.LOW and self.is_staff()
        return number(left // room.MEGABYTE) if few else None

    def figures(self) -> dict[str, int]:
        return {
            "clients": len(held_on(services(), clock.today())),
            "members": by_state("Member").get("member", 0),
            "products": by_state("Product").get("catalogued", 0),
            "in_support": by_state("ServiceRequest").get("support", 0),
        }


class Queue(Listing):
    """The requests a person may see, by state and product, searchable by thread."""

    filters = ("state", "product", "officer", "text")
    sorts = {
        "label_thread": "thread",
        "label_request_title": "sortable_title",
        "label_state": "review_state",
    }
    usual_sort = "-created"
    columns = (
        _("label_thread", default="Thread"),
        _("label_request_title", default="Subject"),
        _("column_member", default="Member"),
        _("label_requested_on", default="Requested on"),
        _("label_state", default="State"),
        _("label_officer", default="Looked after by"),
    )

    def address(self) -> str:
        return f"{super().address()}/@@demandes"

    def states(self) -> list[dict[str, str]]:
        return [{"id": state.id, "title": state.title} for state in REQUEST.states]

    @cached_property
    def listed(self) -> Batch:
        chosen = self.asked("state") or REQUEST_RUNNING
        query = {} if chosen == EVERY else {"review_state": chosen}
        return self.batch(
            found("ServiceRequest", **query, **self._asked, **self.order())
        )

    @property
    def _asked(self) -> dict[str, str]:
        """What is asked for, in whatever state."""
        product, officer = self.asked("product"), self.asked("officer")
        asked = {"product_uid": product, "handled_by": officer}
        named = {name: value for name, value in asked.items() if value}
        return {**named, **self.text_query()}

    def officers(self) -> list[tuple[str, str]]:
        """Whose requests one may ask for: one's own first, then those of nobody."""
        if not sees_figures():
            return []
        me = api.user.get_current().getId()
        known = dict(options(STAFF))
        mine = [(me, words(MINE))] if known.pop(me, None) else []
        return [*mine, (NOBODY, words(OF_NOBODY)), *known.items()]

    @cached_property
    def _officers(self) -> dict[str, str]:
        logins = {brain.officer for brain in self.listed} - {None}
        return {login: full_name(login) for login in logins}

    def products(self) -> list[ICatalogBrain]:
        return found("Product", sort_on="sortable_title")

    def everywhere(self) -> int:
        """How many answer to the words in all states; 0 where none are left out."""
        if not self.text_query() or self.asked("state") == EVERY:
            return 0
        among = len(found("ServiceRequest", **self._asked))
        return among if among > self.listed.sequence_length else 0

    def everywhere_url(self) -> str:
        return self._again(state=EVERY)

    @cached_property
    def _member_titles(self) -> dict[str, str]:
        names = sorted({holder(brain) for brain in self.listed})
        members = found("Member", id=names) if names else ()
        return {brain.getId: brain.Title for brain in members}

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.thread,
            brain.Title,
            self._member_titles.get(holder(brain)),
            brain.requested_on or None,
            state_title("ServiceRequest", brain.review_state),
            self._officers.get(brain.officer),
        )

    def rows(self) -> str:
        """The markup of the batch."""
        return "".join(map(self._row, self.listed))

    def _row(self, brain: ICatalogBrain) -> str:
        thread, title, member, _on, state, officer = self.cells(brain)
        on = day(brain.requested_on or None)
        named = (thread, brain.getURL(), title, member, on, state, officer)
        return filled(ROW, *named)
