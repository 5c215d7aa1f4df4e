"""The home page and the queue of requests, from catalogue values."""

from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base import facets
from imio.mutualisation.base import room
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.clients import services
from imio.mutualisation.base.facets import EVERY
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.listing import SINCE
from imio.mutualisation.base.listing import UNTIL
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.tally import by_state
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.words import words
from imio.mutualisation.dashboard.facts import capacity
from imio.mutualisation.dashboard.figures import told
from imio.mutualisation.dashboard.inbox import deadlines
from imio.mutualisation.dashboard.inbox import for_others
from imio.mutualisation.dashboard.inbox import Narrowed
from imio.mutualisation.dashboard.inbox import Row
from imio.mutualisation.dashboard.inbox import rows
from imio.mutualisation.dashboard.taking import officers
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
RUNNING = _("running", default="Running")


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
        return as_list(rows(self.listed), with_boxes=self.may_take())

    def may_take(self) -> bool:
        """Whether this person says who looks after records."""
        return is_staff()

    def officers(self) -> list[tuple[str, str]]:
        return officers()

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
    """The requests a person may see, by whom, what and when, searchable by thread."""

    filters = (
        *("state", "product", "member", "province", "officer", "text"),
        *(SINCE, UNTIL),
    )
    words_label = _("label_search_request", default="Thread, quote number or words")
    none = _("requests_none", default="No request answers: choose another state.")
    between = "requested_on"
    between_title = _("label_requested_on", default="Requested on")
    sorts = {
        "label_thread": "thread",
        "label_request_title": "sortable_title",
        "label_state": "review_state",
        "label_officer": "handled_by",
    }
    usual_sort = "-created"
    threads = ("label_thread",)
    dated = "column_due_by"
    further = ("label_product", "column_partner", "label_province", "column_due_by")
    columns = (
        _("label_thread", default="Thread"),
        _("label_request_title", default="Subject"),
        _("column_member", default="Member"),
        _("label_requested_on", default="Requested on"),
        _("label_state", default="State"),
        _("label_officer", default="Looked after by"),
        _("label_product", default="Product"),
        _("column_partner", default="Partner"),
        _("label_province", default="Province"),
        _("column_due_by", default="Due by"),
    )

    def address(self) -> str:
        return f"{super().address()}/@@demandes"

    @cached_property
    def listed(self) -> Batch:
        chosen = self.asked("state") or REQUEST_RUNNING
        query = {} if chosen == EVERY else {"review_state": chosen}
        asked = {**query, **self._asked, **self.order()}
        return self.batch(self.in_days(found("ServiceRequest", **asked)))

    @property
    def _asked(self) -> dict[str, Any]:
        """What is asked for, in whatever state."""
        product, officer = self.asked("product"), self.asked("officer")
        asked = {"product_uid": product, "handled_by": officer}
        named = {name: value for name, value in asked.items() if value}
        return {**named, **self._homes, **self.text_query()}

    @property
    def _homes(self) -> dict[str, list[str]]:
        """Where the requests of the members lie that are asked for."""
        member, province = self.asked("member"), self.asked("province")
        if not (member or province):
            return {}
        homes = [
            each.getPath()
            for each in self._members
            if member in ("", each.getId) and province in ("", each.province)
        ]
        return {"path": homes or ["/nowhere"]}

    def facets(self) -> list[Facet]:
        state = facets.states(self, REQUEST, RUNNING)
        every = Option(EVERY, words(facets.ALL_STATES))
        return facets.known(
            replace(state, options=(every, *state.options)),
            facets.products(self),
            facets.members(self, self._members),
            facets.provinces(self, self._members),
            facets.officers(self),
        )

    @cached_property
    def _members(self) -> list[ICatalogBrain]:
        """Those that this person may see."""
        return found("Member", sort_on="sortable_title")

    @cached_property
    def _named(self) -> dict[str, ICatalogBrain]:
        return {brain.getId: brain for brain in self._members}

    @cached_property
    def _officers(self) -> dict[str, str]:
        logins = {brain.officer for brain in self.listed} - {None}
        return {login: full_name(login) for login in logins}

    @cached_property
    def _titles(self) -> dict[str, str]:
        """Of the products and the partners, as far as this person may see them."""
        asked = {"Product": "product_uid", "Partner": "partner_uid"}
        named: dict[str, str] = {}
        for kind, name in asked.items():
            uids = sorted({getattr(each, name) for each in self.listed} - {None, ""})
            known = found(kind, UID=uids) if uids else ()
            named |= {brain.UID: brain.Title for brain in known}
        return named

    def capacity(self) -> str:
        """How much is in hand, for those of IMIO, before they take on more."""
        now = capacity() if sees_figures() else None
        return told(now) if now else ""

    def everywhere(self) -> int:
        """How many answer to the words in all states; 0 where none are left out."""
        if not self.text_query() or self.asked("state") == EVERY:
            return 0
        among = len(self.in_days(found("ServiceRequest", **self._asked)))
        return among if among > self.listed.sequence_length else 0

    def everywhere_url(self) -> str:
        return self._again(state=EVERY)

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        member = self._named.get(holder(brain))
        return (
            brain.thread,
            brain.Title,
            member and member.Title,
            brain.requested_on or None,
            state_title("ServiceRequest", brain.review_state),
            self._officers.get(brain.officer),
            self._titles.get(brain.product_uid),
            self._titles.get(brain.partner_uid),
            member and member.province,
            brain.next_deadline or None,
        )
