"""The page of a member: who it is, what it uses, what it asked for, what it pays."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property
from imio.mutualisation.base import bce
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.charts import bar_chart
from imio.mutualisation.base.charts import BarChart
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.listing import filled
from imio.mutualisation.base.mending import leading
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.roster import roster_of
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.member import facts
from imio.mutualisation.member.migration import Move
from imio.mutualisation.member.migration import moves_of
from imio.mutualisation.member.migration import standing_title
from imio.mutualisation.rules.membership import may_draft
from imio.mutualisation.rules.prospecting import SOUGHT
from imio.mutualisation.rules.roster import in_office
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.security import REQUEST
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


DRAFTED_HERE = ("join", "central_purchasing", "delegates", "withdrawal")
COST_CHART = _("chart_yearly_cost", default="Yearly cost by product")


REQUEST_LINK = '<li><a href="{}">{}</a> <span class="mut-thread">{}</span></li>'
ACT = (
    '<li><a href="{}">{}</a> <span class="mut-badge">{}</span> '
    '<span class="mut-thread">{}</span></li>'
)


class MemberView(GuardedView):
    """Reads the catalogue for all but the member itself."""

    bce = staticmethod(bce.display)
    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)
    standing_title = staticmethod(standing_title)

    def kind(self) -> str:
        return title_of("imio.mutualisation.member_kinds", self.context.kind)

    def origin(self) -> str:
        return title_of("imio.mutualisation.member_origins", self.context.origin)

    @cached_property
    def _population(self) -> Population | Refused:
        return self.context.population_on(clock.today())

    def population(self) -> Population | None:
        return self._population or None

    def population_refusal(self) -> str:
        """Why this authority has no price."""
        known = self._population
        return leading(self.context, known) if isinstance(known, Refused) else ""

    def size_category(self) -> str | None:
        category = self.context.size_category_on(clock.today())
        return category.title if category else None

    def is_large(self) -> bool:
        return self.context.is_large_on(clock.today())

    def inherited(self) -> bool:
        """Whether it orders under the membership of its commune."""
        return self.context.standing_on(clock.today()) == "inherited"

    def is_sought(self) -> bool:
        """Whether who asks is of IMIO, and this is none of its members yet."""
        return is_staff() and self.context.review_state() == SOUGHT

    def stage(self) -> str:
        return title_of(
            "imio.mutualisation.prospect_stages", self.context.prospect_stage
        )

    def likelihood(self) -> str:
        return title_of("imio.mutualisation.likelihoods", self.context.likelihood)

    @cached_property
    def requests(self) -> list[Any]:
        query = {"sort_on": "created", "sort_order": "reverse"}
        return list(found("ServiceRequest", path=path(self.context), **query))

    def requests_by_state(self) -> list[dict[str, Any]]:
        """The states that hold a request, in the order of the thread."""
        held: dict[str, list[Any]] = {state.id: [] for state in REQUEST.states}
        for brain in self.requests:
            held[brain.review_state].append(brain)
        return [
            {"title": state.title, "brains": held[state.id]}
            for state in REQUEST.states
            if held[state.id]
        ]

    def request_links(self, brains: Iterable[ICatalogBrain]) -> str:
        """The markup of a list of requests."""
        texts = ((brain.getURL(), brain.Title, brain.thread) for brain in brains)
        return "".join(filled(REQUEST_LINK, *each) for each in texts)

    @cached_property
    def in_use(self) -> list[dict[str, Any]]:
        """The products in support, with their yearly fee."""
        brains = [b for b in self.requests if b.review_state == "support"]
        titles = self._product_titles({b.product_uid for b in brains if b.product_uid})
        return [
            {
                "title": titles.get(brain.product_uid, brain.Title),
                "url": brain.getURL(),
                "fee": brain.annual_fee or Decimal(0),
            }
            for brain in brains
        ]

    def _product_titles(self, uids: set[str]) -> dict[str, str]:
        brains = existing("Product", UID=sorted(uids)) if uids else ()
        return {brain.UID: brain.Title for brain in brains}

    def yearly_cost(self) -> Decimal:
        return sum((row["fee"] for row in self.in_use), Decimal(0))

    def cost_chart(self) -> BarChart:
        return bar_chart(
            (row["title"], row["fee"], euros(row["fee"])) for row in self.in_use
        )

    def cost_chart_title(self) -> str:
        return words(COST_CHART)

    def may_add_request(self) -> bool:
        return may_create(self.context, "ServiceRequest")

    def add_url(self) -> str:
        add = "++add++imio.mutualisation.ServiceRequest"
        return f"{self.context.absolute_url()}/{add}"

    @cached_property
    def acts(self) -> list[Any]:
        """The deliberations of the member that this person may see."""
        return found(
            "Deliberation",
            path=path(self.context),
            sort_on="created",
            sort_order="reverse",
        )

    def act_links(self) -> str:
        """The markup of the list of deliberations."""
        return "".join(map(self._act_link, self.acts))

    def _act_link(self, brain: ICatalogBrain) -> str:
        state = state_title("Deliberation", brain.review_state)
        sitting = day(brain.sitting_on or None)
        return filled(ACT, brain.getURL(), brain.Title, state, sitting)

    def sittings(self) -> list[Any]:
        return found(
            "Sitting",
            path=path(self.context),
            sort_on="created",
            sort_order="reverse",
        )

    def sitting_state(self, brain: ICatalogBrain) -> str:
        return state_title("Sitting", brain.review_state)

    def may_add_act(self) -> bool:
        return may_create(self.context, "Deliberation")

    def purposes(self) -> list[dict[str, str]]:
        """The acts that a member drafts from its own page."""
        return [
            {"id": purpose, "title": title_of("imio.mutualisation.purposes", purpose)}
            for purpose in DRAFTED_HERE
            if may_draft(purpose, self.context.review_state())
        ]

    def assemblies_to_answer(self) -> list[Any]:
        """The assemblies convened for which the council has no mandate yet."""
        answered = {
            uid
            for brain in self.acts
            if brain.mutualisation_kind == "assembly_mandate"
            and (uid := brain.assembly_uid)
        }
        convened = found("Assembly", review_state="convened", sort_on="created")
        return [brain for brain in convened if brain.UID not in answered]

    def delegates(self) -> list[dict[str, str]]:
        """The delegates that acts named, as the table shows them."""
        acts = {row["name"]: row["act"] for row in self.context.delegates or ()}
        return [
            {
                "name": each.name,
                "group": each.group,
                "side": title_of("imio.mutualisation.sides", each.side),
                "until": day(each.until),
                "resigned": day(each.resigned_on),
                "act": acts[each.name],
            }
            for each in self.context.delegates_known()
        ]

    def delegates_until(self) -> date | None:
        """Until when the list is complete."""
        return facts.delegates_until(self.context, clock.today())

    def roster(self) -> list[dict[str, str]]:
        """Who is in office today, body by body."""
        today, known = clock.today(), roster_of(self.context)
        return [
            {
                "name": seat.name,
                "function": seat.function,
                "group": seat.group,
                "body": title_of("imio.mutualisation.bodies", body),
                "until": day(seat.until),
            }
            for body in dict.fromkeys(seat.body for seat in known)
            for seat in in_office(known, body, today)
        ]

    def moves(self) -> list[Move]:
        return moves_of(self.context)

    def successor(self) -> str | None:
        """The name of the authority born of a merger."""
        nis = self.context.successor_nis
        brains = existing("Member", nis=nis) if nis else ()
        return brains[0].Title if brains else nis
