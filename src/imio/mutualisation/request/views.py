"""The page of a request: where it stands, what comes next, who must act."""

from Acquisition import aq_parent
from decimal import Decimal
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.pages import Event
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.pages import merged
from imio.mutualisation.base.pages import Step
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.request.evaluation import already
from imio.mutualisation.request.evaluation import partner_of
from imio.mutualisation.request.facts import product_of
from imio.mutualisation.request.facts import request_facts
from imio.mutualisation.request.facts import routed
from imio.mutualisation.request.messages import ACTORS
from imio.mutualisation.request.messages import ADVICE
from imio.mutualisation.request.messages import NEXT_STEPS
from imio.mutualisation.request.messages import STEPS
from imio.mutualisation.rules import membership
from imio.mutualisation.rules import request as rules
from imio.mutualisation.rules.request import RequestFacts
from imio.mutualisation.rules.routing import Routing
from imio.mutualisation.security import READ_RESERVED
from plone import api
from typing import Any


class RequestView(GuardedView):
    """Reads the facts once; the template only places them."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)

    @cached_property
    def facts(self) -> RequestFacts:
        return request_facts(self.context)

    def steps(self) -> list[Step]:
        return [
            Step(STEPS[name], place, self._step_state(place))
            for place, name in enumerate(rules.STEPS, 1)
        ]

    def _step_state(self, place: int) -> str:
        reached = self._reached()
        if place == reached and self.facts.state in rules.STEPS:
            return "current"
        return "done" if place <= reached else "ahead"

    def _reached(self) -> int:
        state = self.facts.state
        if state not in rules.STEPS:
            state = self.facts.came_from
        return rules.STEPS.index(state) + 1 if state in rules.STEPS else 0

    def next_step(self) -> dict[str, Any]:
        step = rules.next_step(self.facts)
        return {
            "what": NEXT_STEPS[step.code],
            "who": ACTORS[step.actor],
            "waiting": step.actor != "nobody",
        }

    def member(self) -> Any:
        return aq_parent(self.context)

    def product(self) -> Any | None:
        return product_of(self.context)

    def framework(self) -> str:
        """The tender and the lot that the request draws on."""
        return title_of("imio.mutualisation.frameworks", self.context.framework)

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
        waiting = rules.next_step(self.facts).code == "sign_quote"
        return [b for b in self.quotes() if waiting and b.review_state == "sent"]

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

    def act_state(self, brain: Any) -> str:
        return state_title("Deliberation", brain.review_state)

    def quote_state(self, brain: Any) -> str:
        return state_title("Quote", brain.review_state)

    def may_add_quote(self) -> bool:
        return may_create(self.context, "Quote")

    def may_manage(self) -> bool:
        return api.user.has_permission("imio.mutualisation: Manage Records")

    def routing(self) -> dict[str, Any] | None:
        """The day rule applied, for those who route."""
        computed = routed(self.context)
        if not isinstance(computed, Routing):
            return None
        return {
            "route": title_of("imio.mutualisation.routes", self.facts.route),
            "days": number(computed.days),
            "limit": number(computed.limit),
            "overridden": self.facts.route != computed.route,
            "split": number(computed.window_days) if computed.split_suspected else None,
        }

    def advice(self) -> list[str]:
        member = self.member()
        codes = membership.help_advice(
            self.context.kind,
            bool(member.own_it_team),
            member.is_large_on(clock.today()),
        )
        return [ADVICE[code] for code in codes]

    def plan_total(self) -> dict[str, str]:
        rows = self.context.plan or ()
        planned = sum((row["planned_days"] or Decimal(0) for row in rows), Decimal(0))
        done = sum((row["done_days"] or Decimal(0) for row in rows), Decimal(0))
        return {"planned": number(planned), "done": number(done)}

    def history(self) -> list[Event]:
        """One history: the request's and that of the quotes this person may see."""
        readable = [brain.getObject() for brain in self.quotes()]
        return merged([self.context, *readable])
