"""The page of a request: where it stands, what comes next, who must act."""

from Acquisition import aq_parent
from functools import cached_property
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import named
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import seen
from imio.mutualisation.base.charts import gauge
from imio.mutualisation.base.charts import Part
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.pages import AnnexedView
from imio.mutualisation.base.pages import Event
from imio.mutualisation.base.pages import merged
from imio.mutualisation.base.pages import Step
from imio.mutualisation.base.pages import steps_at
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.request.discrepancies import discrepancies
from imio.mutualisation.request.discrepancies import waits
from imio.mutualisation.request.evaluation import already
from imio.mutualisation.request.evaluation import partner_of
from imio.mutualisation.request.expecting import may_speak
from imio.mutualisation.request.facts import earlier_work
from imio.mutualisation.request.facts import frameworks_beside
from imio.mutualisation.request.facts import of_continuity
from imio.mutualisation.request.facts import product_of
from imio.mutualisation.request.facts import request_facts
from imio.mutualisation.request.messages import ACTORS
from imio.mutualisation.request.messages import ADVICE
from imio.mutualisation.request.messages import ROADMAP_DONE
from imio.mutualisation.request.messages import ROADMAP_STEPS
from imio.mutualisation.request.messages import STEPS
from imio.mutualisation.request.order import is_ordered
from imio.mutualisation.request.routing import routed
from imio.mutualisation.request.work import may_note
from imio.mutualisation.request.work import own_tasks
from imio.mutualisation.rules import continuity
from imio.mutualisation.rules import membership
from imio.mutualisation.rules import request as rules
from imio.mutualisation.rules.request import RequestFacts
from imio.mutualisation.rules.routing import PARTNER
from imio.mutualisation.rules.routing import Routing
from imio.mutualisation.rules.states import REQUEST_QUOTABLE
from imio.mutualisation.rules.states import REQUEST_STAGES
from imio.mutualisation.security import READ_RESERVED
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


class RequestView(AnnexedView):
    """Reads the facts once; the template only places them."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)

    @cached_property
    def facts(self) -> RequestFacts:
        return request_facts(self.context)

    def steps(self) -> list[Step]:
        if rules.follows_roadmap(self.facts):
            here = {"draft": 0, "closed": len(ROADMAP_STEPS)}
            return steps_at(ROADMAP_STEPS, here.get(self.facts.state, 1))
        return [
            Step(STEPS[name], place, self._step_state(place))
            for place, name in enumerate(REQUEST_STAGES, 1)
        ]

    def _step_state(self, place: int) -> str:
        reached = self._reached()
        if place == reached and self.facts.state in REQUEST_STAGES:
            return "current"
        return "done" if place <= reached else "ahead"

    def _reached(self) -> int:
        state = self.facts.state
        if state not in REQUEST_STAGES:
            state = self.facts.came_from or ""
        return REQUEST_STAGES.index(state) + 1 if state in REQUEST_STAGES else 0

    def next_steps(self) -> list[dict[str, Any]]:
        """All that is waited for side by side, as this person may know it; of a request on
        hold nobody does anything before its day.
        """
        until = self.context.hold_until
        rests = until is not None and until > clock.today()
        return [
            {
                "what": each["message"],
                "who": ACTORS[each["actor"]],
                "waiting": each["actor"] != "nobody" and not rests,
            }
            for each in waits(self.context)
        ]

    def member(self) -> Member:
        return aq_parent(self.context)

    def product(self) -> ICatalogBrain | None:
        return product_of(self.context)

    def framework(self) -> str:
        """The tender and the lot that the request draws on."""
        return title_of("imio.mutualisation.frameworks", self.context.framework)

    def frameworks_beside(self) -> list[ICatalogBrain]:
        """Frameworks for the same thing that the request does not draw on."""
        return frameworks_beside(self.context) if self.of_thread() else []

    def ordered(self) -> bool:
        """Whether there is an order form to read."""
        return is_ordered(self.context)

    def plan(self) -> list[dict[str, Any]]:
        """The tasks; for a partner that is called, its own."""
        if self.of_thread():
            return [
                {**row, "who": self._who(row.get("done_by"))}
                for row in self.context.plan or ()
            ]
        return [{**row, "who": self._who(PARTNER)} for row in own_tasks(self.context)]

    def _who(self, done_by: str | None) -> str:
        return title_of("imio.mutualisation.routes", done_by or self.facts.route)

    def route(self) -> str:
        """Who does the work, in words; empty while nothing is known."""
        return title_of("imio.mutualisation.routes", self.facts.route)

    def may_note_tasks(self) -> bool:
        return bool(own_tasks(self.context) and may_note(self.context))

    def tender(self) -> ICatalogBrain | None:
        """The tender that the work draws on, with its documents."""
        return seen("Tender", (self.context.framework or "").partition(":")[0])

    def tender_documents(self) -> list[ICatalogBrain]:
        """Its annexes, as far as this person sees them."""
        tender = self.tender()
        return found("Annex", path=tender.getPath()) if tender is not None else []

    def calls(self) -> list[dict[str, Any]]:
        """Which partners were asked; not for the next one that is called."""
        return self.context.calls or [] if self.of_thread() else []

    def of_thread(self) -> bool:
        """Whether this person is of the member or of IMIO, not a partner called."""
        return api.user.has_permission(READ_RESERVED, obj=self.context)

    def answer(self, call: dict[str, Any]) -> str:
        return title_of("imio.mutualisation.call_answers", call["answer"])

    def may_evaluate_partner(self) -> bool:
        done = partner_of(self.context) is not None and not already(self.context)
        return done and self.may_manage()

    def kind(self) -> str:
        return title_of("imio.mutualisation.request_kinds", self.context.kind)

    def quotes_to_sign(self) -> list[Any]:
        """The quotes that wait for the member while the request is at that step."""
        waiting = self.facts.state in REQUEST_QUOTABLE
        return [b for b in self.quotes if waiting and b.review_state == "sent"]

    def discrepancies(self) -> list[str]:
        """Where the figures part ways."""
        return [each["message"] for each in discrepancies(self.context)]

    @cached_property
    def quotes(self) -> list[Any]:
        """The quotes this person may see, from the catalogue, the latest first."""
        return found(
            "Quote", path=path(self.context), sort_on="created", sort_order="reverse"
        )

    def acts(self) -> list[Any]:
        """The deliberations that name the thread, if this person may see them."""
        return found(
            "Deliberation",
            path=path(self.member()),
            thread=self.context.thread,
            sort_on="created",
        )

    def act_state(self, brain: ICatalogBrain) -> str:
        return state_title("Deliberation", brain.review_state)

    def quote_state(self, brain: ICatalogBrain) -> str:
        return state_title("Quote", brain.review_state)

    def may_add_quote(self) -> bool:
        return may_create(self.context, "Quote")

    def may_manage(self) -> bool:
        return api.user.has_permission("imio.mutualisation: Manage Records")

    def routing(self) -> dict[str, Any] | None:
        """The day rule applied, for those who route."""
        computed = routed(self.context, earlier_work(self.context))
        if not isinstance(computed, Routing):
            return None
        return {
            "route": title_of("imio.mutualisation.routes", self.facts.route),
            "days": number(computed.days),
            "limit": number(computed.limit),
            "overridden": self.facts.route != computed.route,
            "split": number(computed.window_days) if computed.split_suspected else None,
        }

    # --- continuity

    def of_continuity(self) -> bool:
        return of_continuity(self.context)

    @cached_property
    def _incident(self) -> ICatalogBrain | None:
        return seen("Incident", self.context.incident)

    def incident(self) -> Any | None:
        """What the request came from, where this person may see it."""
        return self._incident

    def declare_url(self) -> str:
        portal = api.portal.get().absolute_url()
        add = f"{portal}/continuite/++add++imio.mutualisation.Incident"
        return f"{add}?product={self.context.product or ''}"

    def may_expect(self) -> bool:
        """Whether this person says what the member expects."""
        return may_speak(self.context)

    def asks(self) -> str:
        return title_of("imio.mutualisation.continuity_asks", self.context.asks)

    def alternatives(self) -> list[dict[str, str]]:
        """What could replace the solution: its incident says it, and its product."""
        incident, product = self._incident, record("Product", self.context.product)
        lines = list(incident.getObject().alternatives or ()) if incident else []
        if product is not None:
            lines += [product.successor or "", *(product.alternatives or ())]
        return named("Product", lines)

    def measure_kind(self, row: dict[str, Any]) -> str:
        return title_of("imio.mutualisation.measure_kinds", row["kind"])

    def is_late(self, row: dict[str, Any]) -> bool:
        return not row["done"] and bool(row["due"]) and row["due"] < clock.today()

    def _done(self) -> int:
        return sum(bool(row["done"]) for row in self.context.roadmap or ())

    def roadmap_gauge(self) -> tuple[Part, ...]:
        done, total = self._done(), len(self.context.roadmap or ())
        return gauge({"granted": done, "free": total - done})

    def roadmap_done(self) -> str:
        total = len(self.context.roadmap or ())
        figures = {"done": str(self._done()), "total": str(total)}
        return words(Message(ROADMAP_DONE, mapping=figures))

    def advice(self) -> list[str]:
        member = self.member()
        codes = membership.help_advice(
            self.context.kind,
            bool(member.own_it_team),
            member.is_large_on(clock.today()),
        )
        areas = {row.get("area") for row in self.context.plan or ()} - {None}
        planned = rules.plan_advice(self.context.kind, areas)
        triage = self.facts.triage
        weighed = continuity.advice(triage) if triage else ()
        # One that two rules give is said once.
        return [ADVICE[code] for code in dict.fromkeys((*codes, *planned, *weighed))]

    def area(self, row: dict[str, Any]) -> str:
        return title_of("imio.mutualisation.task_areas", row.get("area"))

    def plan_total(self) -> dict[str, str]:
        """The sums of the rows that are shown."""
        return {
            name: number(sum(row[f"{name}_days"] or 0 for row in self.plan()))
            for name in ("planned", "done")
        }

    def history(self) -> list[Event]:
        """One history: the request's and that of the quotes this person may see."""
        readable = [brain.getObject() for brain in self.quotes]
        return merged([self.context, *readable])
