"""The thread of a service request: request, quote, implementation, support.

One record with one history, from the first need to the support (IMIO practice
2012 and 2014). Each step has its guard, and `next_step` says whom it waits for.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules import continuity
from imio.mutualisation.rules.membership import may_order
from imio.mutualisation.rules.routing import may_choose
from imio.mutualisation.rules.routing import may_help
from imio.mutualisation.rules.routing import PARTNER
from imio.mutualisation.rules.states import REQUEST_UNBEGUN
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


KINDS = (
    "subscription",
    "further_function",
    "organisational_help",
    "specification_writing",
    "central_purchase",
    "integration_project",
    "migration",
    "continuity",
)
ORGANISATIONAL_HELP = "organisational_help"
KINDS_OF_A_PRODUCT = frozenset({"subscription", "further_function"})
MIGRATION = "migration"
LOOK, INTEGRATION = "look", "integration"
AREAS = (LOOK, INTEGRATION, "data", "training", "other")


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """A service request as its guards see it.

    `standing` comes from `membership.standing`, `computed_route` from
    `routing.route` (None where it was refused), `came_from` is the state left
    for a hold, `has_plan` says that work is planned and `open_tasks` counts what of it
    is not done. `draw` is what
    `purchasing.may_draw` says, `call` the answer of the partner called last (`pending`,
    `accepted` or nothing), `quote_to_check` a quote it handed in, `quote_sent` whether
    any quote was sent; `work_offered` and `quote_accepted` are of the quote of whoever
    does the work, `estimates_sent` the days that the quotes in force were made for (None
    where one says nothing), `planned_days` and `done_days` the sums of the plan,
    `most_help_days` the
    limit of organisational help that IMIO gives itself; `triage` and `measures` are of continuity alone.
    """

    state: str
    kind: str
    need: str
    has_product: bool
    product_available: bool
    standing: str
    estimated_days: Decimal | None
    route: str | None
    computed_route: str | None
    route_reason: str
    quote_sent: bool
    quote_accepted: bool
    deliberation_required: bool
    deliberation_executory_on: date | None
    open_tasks: int
    acceptance_signed_on: date | None
    knowledge_transferred_on: date | None
    came_from: str | None
    draw: Verdict = GRANTED
    call: str = ""
    quote_to_check: bool = False
    quote_to_sign: bool = False
    work_offered: bool = False
    estimates_sent: tuple[Decimal | None, ...] = ()
    planned_days: Decimal = Decimal(0)
    done_days: Decimal = Decimal(0)
    most_help_days: Decimal | None = None
    triage: continuity.TriageFacts | None = None
    measures: tuple[continuity.Measure, ...] = ()
    has_plan: bool = True


# --- Guards, in the order of the thread -------------------------------------


def asks_something(has_product: bool, need: str) -> Verdict:
    """A request names a product or a need, as a draft too. Refused: `need_missing`."""
    return require(has_product or bool(need.strip()), "need_missing")


def may_submit(facts: RequestFacts) -> Verdict:
    """A member says what it needs, or which product.

    Refused: `need_missing`, `product_missing`, `product_not_available`,
    `not_a_member`, as `purchasing.may_draw`.
    """
    needs_product = facts.kind in KINDS_OF_A_PRODUCT
    # Continuity is for what leaves the catalogue, or never was in it.
    offered = facts.product_available or facts.kind == continuity.REQUEST_KIND
    return first_refusal(
        asks_something(facts.has_product, facts.need),
        require(facts.has_product or not needs_product, "product_missing"),
        require(offered or not facts.has_product, "product_not_available"),
        may_order(facts.standing),
        facts.draw,
    )


def may_quote(facts: RequestFacts) -> Verdict:
    """A quote says what the member is offered, by whoever does the work.

    Refused: as `routing.may_help`, as `continuity.may_take_charge`, `quote_not_sent`.
    """
    return first_refusal(
        may_help(facts.route, facts.estimated_days, facts.most_help_days),
        _taken_charge(facts),
        require(facts.quote_sent, "quote_not_sent"),
    )


def may_implement(facts: RequestFacts) -> Verdict:
    """Work begins once the order binds and somebody is to do it.

    It is signed on the quote of whoever does the work.

    Refused: `quote_not_accepted`, `deliberation_missing`, as `may_route`,
    `partner_missing` until one of the cascade has accepted.
    """
    return first_refusal(
        require(facts.quote_accepted, "quote_not_accepted"),
        require(not _deliberation_missing(facts), "deliberation_missing"),
        may_route(facts),
        require(_found(facts), "partner_missing"),
    )


def may_sign_acceptance(facts: RequestFacts) -> Verdict:
    """The member signs for work that was planned and is done, once.

    Refused: `plan_missing`, `tasks_open` (count), `already_signed`.
    """
    return first_refusal(
        require(facts.has_plan, "plan_missing"),
        _tasks_done(facts),
        require(facts.acceptance_signed_on is None, "already_signed"),
    )


def may_support(facts: RequestFacts) -> Verdict:
    """IMIO supports what the member accepted and what it knows how to support.

    A partner hands its knowledge over before (IMIO practice 2014).
    Refused: `acceptance_missing`, `knowledge_transfer_missing`, `tasks_open` (count).
    """
    return first_refusal(
        require(facts.acceptance_signed_on is not None, "acceptance_missing"),
        require(not _knowledge_missing(facts), "knowledge_transfer_missing"),
        _tasks_done(facts),
    )


def may_close(facts: RequestFacts) -> Verdict:
    """A thread may always be closed, with a reason."""
    return GRANTED


def may_expect(facts: RequestFacts) -> Verdict:
    """A member says what it expects until IMIO has begun. Refused: `expectation_closed`."""
    open_to_it = facts.state in REQUEST_UNBEGUN
    asked = facts.kind == continuity.REQUEST_KIND
    return require(asked and open_to_it, "expectation_closed")


def may_conclude(facts: RequestFacts) -> Verdict:
    """Continuity ends with its roadmap. Refused: as `continuity.may_conclude`."""
    return continuity.may_conclude(facts.kind, facts.measures)


def may_refuse(facts: RequestFacts) -> Verdict:
    """IMIO is not the recourse for any task: it may refuse, with a reason."""
    return GRANTED


def may_withdraw(facts: RequestFacts) -> Verdict:
    """A member stays free: it may withdraw, with a reason."""
    return GRANTED


def may_hold(facts: RequestFacts) -> Verdict:
    """A thread may always wait, with a reason."""
    return GRANTED


def may_resume(facts: RequestFacts, state: str) -> Verdict:
    """A thread on hold goes back to where it was. Refused: `other_state`."""
    return require(facts.came_from == state, "other_state")


def needs_deliberation(
    kind: str,
    kinds: frozenset[str],
    flagged: bool,
    amount: Decimal | None,
    threshold: Decimal | None,
) -> bool:
    """Whether a council must decide: by kind, by a flag (the product's or the
    request's own), or from an amount on (€ excl. VAT, first year included).
    """
    above = amount is not None and threshold is not None and amount >= threshold
    return kind in kinds or flagged or above


def _deliberation_missing(facts: RequestFacts) -> bool:
    return facts.deliberation_required and facts.deliberation_executory_on is None


def may_route(facts: RequestFacts) -> Verdict:
    """Who does the work is known: by the day rule, or for a reason.

    Refused: `route_missing`, as `routing.may_choose`.
    """
    if not facts.route:
        return Refused("route_missing")
    return may_choose(
        facts.computed_route,
        facts.route,
        facts.route_reason,
        facts.estimated_days,
        facts.most_help_days,
    )


def _found(facts: RequestFacts) -> bool:
    """Whether somebody is there to do the work: IMIO, or a partner that accepted."""
    return facts.route != PARTNER or facts.call == "accepted"


def _taken_charge(facts: RequestFacts) -> Verdict:
    return continuity.may_take_charge(facts.triage) if facts.triage else GRANTED


def _tasks_done(facts: RequestFacts) -> Verdict:
    return require(facts.open_tasks == 0, "tasks_open", count=facts.open_tasks)


def _knowledge_missing(facts: RequestFacts) -> bool:
    return facts.route == PARTNER and facts.knowledge_transferred_on is None


# --- What the plan of a change covers ----------------------------------------


def plan_advice(kind: str, areas: Collection[str]) -> tuple[str, ...]:
    """Changing a product is not its look alone, but its integration too (2014).

    `areas` are those of the tasks planned; nothing is said of an empty plan.
    `look_not_planned`, `integration_not_planned`.
    """
    changing = kind == MIGRATION and bool(areas)
    missing = (area for area in (LOOK, INTEGRATION) if area not in areas)
    return tuple(f"{area}_not_planned" for area in missing if changing)


# --- What no longer fits ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What somebody should look at; nothing is refused for it. Days."""

    code: str
    days: Decimal
    against: Decimal


def discrepancies(facts: RequestFacts) -> tuple[Discrepancy, ...]:
    """Where the estimate, the quotes in force, the plan and the work part ways.

    `estimate_changed` (estimated, quoted), `plan_over_estimate` (planned, estimated),
    `work_over_plan` (done, planned).
    """
    return tuple(_discrepancies(facts))


def _discrepancies(facts: RequestFacts) -> Iterator[Discrepancy]:
    estimated = facts.estimated_days
    if estimated is not None:
        for quoted in dict.fromkeys(facts.estimates_sent):
            if quoted is not None and quoted != estimated:
                yield Discrepancy("estimate_changed", estimated, quoted)
        if facts.planned_days > estimated:
            yield Discrepancy("plan_over_estimate", facts.planned_days, estimated)
    if facts.done_days > facts.planned_days:
        yield Discrepancy("work_over_plan", facts.done_days, facts.planned_days)


# --- Whom the thread waits for ----------------------------------------------


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next, and who acts: `agent`, `signatory`, `officer`, `partner`,
    `nobody`.
    """

    code: str
    actor: str


def next_step(facts: RequestFacts) -> NextStep:
    """What the thread waits for. Raises KeyError for a state it cannot be in."""
    answer = _NEXT_STEPS[facts.state]
    return answer(facts) if callable(answer) else answer


def _after_request(facts: RequestFacts) -> NextStep:
    if follows_roadmap(facts):
        return _along_roadmap(facts)
    estimated = facts.estimated_days is not None
    return _before_quote(facts) if estimated else NextStep("estimate", "officer")


def follows_roadmap(facts: RequestFacts) -> bool:
    """Whether nothing is to be sold: continuity, without work that is estimated."""
    return facts.kind == continuity.REQUEST_KIND and facts.estimated_days is None


def _along_roadmap(facts: RequestFacts) -> NextStep:
    if not _taken_charge(facts):
        return NextStep("refuse_package", "officer")
    if not facts.measures:
        return NextStep("draw_roadmap", "officer")
    if may_conclude(facts):
        return NextStep("conclude", "officer")
    return NextStep("follow_roadmap", "agent")


def _before_quote(facts: RequestFacts) -> NextStep:
    """A partner is found before it quotes, and IMIO checks its quote."""
    if facts.quote_to_check:
        return NextStep("check_quote", "officer")
    if facts.route != PARTNER:
        return NextStep("prepare_quote", "officer")
    return NextStep("partner_quotes", "partner") if _found(facts) else _next_call(facts)


def _next_call(facts: RequestFacts) -> NextStep:
    """The partner that was asked answers, or the next one is asked."""
    if facts.call == "pending":
        return NextStep("answer_call", "partner")
    return NextStep("offer_call", "officer")


def _after_quote(facts: RequestFacts) -> NextStep:
    if not facts.quote_accepted:
        return _until_accepted(facts)
    if _deliberation_missing(facts):
        return NextStep("transmit_deliberation", "agent")
    if not may_route(facts):
        return NextStep("route", "officer")
    return NextStep("start", "officer") if _found(facts) else _next_call(facts)


def _until_accepted(facts: RequestFacts) -> NextStep:
    """A partner's work is not signed on the quote of IMIO: its own is still to come."""
    if facts.quote_to_check:
        return NextStep("check_quote", "officer")
    to_come = facts.route == PARTNER and not facts.work_offered
    if facts.quote_to_sign and not to_come:
        return NextStep("sign_quote", "signatory")
    return _before_quote(facts)


def _after_implementation(facts: RequestFacts) -> NextStep:
    if not facts.has_plan and facts.acceptance_signed_on is None:
        return NextStep("draw_plan", "officer")
    if not _tasks_done(facts):
        return NextStep("finish_tasks", "officer")
    if _knowledge_missing(facts):
        return NextStep("transfer_knowledge", "officer")
    if facts.acceptance_signed_on is None:
        return NextStep("sign_acceptance", "signatory")
    return NextStep("open_support", "officer")


_ENDED = NextStep("ended", "nobody")
_NEXT_STEPS: Mapping[str, NextStep | Callable[[RequestFacts], NextStep]] = {
    "draft": NextStep("submit", "agent"),
    "request": _after_request,
    "quote": _after_quote,
    "implementation": _after_implementation,
    "support": NextStep("in_support", "nobody"),
    "on_hold": NextStep("resume", "officer"),
    "closed": _ENDED,
    "refused": _ENDED,
    "withdrawn": _ENDED,
}
