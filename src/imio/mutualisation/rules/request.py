"""The thread of a service request: request, quote, implementation, support.

One record with one history, from the first need to the support (IMIO practice
2012 and 2014). Each step has its guard, and `waits` says whom it waits for.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import continuity
from imio.mutualisation.rules.membership import may_order
from imio.mutualisation.rules.quoting import Scope
from imio.mutualisation.rules.quoting import still_fits
from imio.mutualisation.rules.routing import may_choose
from imio.mutualisation.rules.routing import may_help
from imio.mutualisation.rules.routing import PARTNER
from imio.mutualisation.rules.states import REQUEST_UNBEGUN
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import refusals
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
    for a hold, `has_plan` says that work is planned, `open_tasks` counts what of it
    is not done, and `open_tasks_of_partner` what of that is the partner's. `draw` is what
    `purchasing.may_draw` says, `call` the answer of the partner called last, as
    `cascade.ANSWERS`, or nothing, `quote_to_check` a quote it handed in, `quote_sent`
    whether any quote was sent, `quote_to_sign` whether one waits for its signature;
    `work_offered` and `quote_accepted` are of the quote of whoever
    does the work, `quoted` what each quote in force was made for, `planned_days` and `done_days` the sums of the plan,
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
    product: str | None = None
    quoted: tuple[Scope, ...] = ()
    planned_days: Decimal = Decimal(0)
    done_days: Decimal = Decimal(0)
    most_help_days: Decimal | None = None
    triage: continuity.TriageFacts | None = None
    measures: tuple[continuity.Measure, ...] = ()
    has_plan: bool = True
    open_tasks_of_partner: int = 0


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

    It is signed on the quote of whoever does the work, made for what is asked now.

    Refused: `quote_not_accepted`, `deliberation_missing`, as `may_route`,
    `partner_missing` until one of the cascade has accepted; before it begins, as
    `quoting.still_fits`.
    """
    begins = facts.state == "quote"
    return first_refusal(
        require(facts.quote_accepted, "quote_not_accepted"),
        require(not _deliberation_missing(facts), "deliberation_missing"),
        may_route(facts),
        require(_found(facts), "partner_missing"),
        *(departures(facts) if begins else ()),
    )


def of_partner(done_by: str | None, route: str | None) -> bool:
    """Whose a task is: whoever the plan says or, where it does not, does the work."""
    return (done_by or route) == PARTNER


def may_note_tasks(facts: RequestFacts, at_work: bool) -> Verdict:
    """The partner that accepted notes its own work until the member has signed for it.

    Refused: `not_at_work`, `work_not_under_way`, `already_signed`.
    """
    under_way = facts.state == "implementation" and facts.call == "accepted"
    return first_refusal(
        require(at_work, "not_at_work"),
        require(under_way, "work_not_under_way"),
        require(facts.acceptance_signed_on is None, "already_signed"),
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


def may_hold_until(until: date, today: date) -> Verdict:
    """It comes back on a day to come. Refused: `hold_until_past`."""
    return require(until > today, "hold_until_past")


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
    """Where the plan and the work go beyond what was quoted, estimated and planned.

    `plan_over_quote` (planned, quoted) or, before there is a quote, `plan_over_estimate`
    (planned, estimated); `work_over_plan` (done, planned), `work_over_quote` (done,
    quoted).
    """
    quoted = max((each.days for each in facts.quoted if each.days), default=None)
    return tuple(_discrepancies(facts, quoted))


def departures(facts: RequestFacts) -> tuple[Refused, ...]:
    """What changed since the quotes in force were sent: as `quoting.still_fits`."""
    asked = Scope(facts.estimated_days, facts.route, facts.product)
    found = (refusals(still_fits(quoted, asked)) for quoted in facts.quoted)
    return tuple({each.reason: each for one in found for each in one}.values())


def _discrepancies(
    facts: RequestFacts, quoted: Decimal | None
) -> Iterator[Discrepancy]:
    planned, done, estimated = facts.planned_days, facts.done_days, facts.estimated_days
    if quoted is not None and planned > quoted:
        yield Discrepancy("plan_over_quote", planned, quoted)
    if quoted is None and estimated is not None and planned > estimated:
        yield Discrepancy("plan_over_estimate", planned, estimated)
    if done > planned:
        yield Discrepancy("work_over_plan", done, planned)
    if quoted is not None and done > quoted:
        yield Discrepancy("work_over_quote", done, quoted)


# --- Whom the thread waits for ----------------------------------------------


@dataclass(frozen=True, slots=True)
class Wait:
    """What happens next, and who acts: `agent`, `signatory`, `officer`, `partner`,
    `nobody`.
    """

    code: str
    actor: str


Waits = tuple[Wait, ...]


def waits(facts: RequestFacts) -> Waits:
    """All that the thread waits for at once, what holds it up most first; never empty.

    Raises KeyError for a state it cannot be in.
    """
    answer = _WAITS[facts.state]
    return answer(facts) if callable(answer) else (answer,)


def _after_request(facts: RequestFacts) -> Waits:
    if follows_roadmap(facts):
        return (_along_roadmap(facts),)
    if facts.estimated_days is None:
        return (Wait("estimate", "officer"),)
    return tuple(_offers(facts)) or (Wait("prepare_quote", "officer"),)


def follows_roadmap(facts: RequestFacts) -> bool:
    """Whether nothing is to be sold: continuity, without work that is estimated."""
    return facts.kind == continuity.REQUEST_KIND and facts.estimated_days is None


def _along_roadmap(facts: RequestFacts) -> Wait:
    if not _taken_charge(facts):
        return Wait("refuse_package", "officer")
    if not facts.measures:
        return Wait("draw_roadmap", "officer")
    if may_conclude(facts):
        return Wait("conclude", "officer")
    return Wait("follow_roadmap", "agent")


def _after_quote(facts: RequestFacts) -> Waits:
    """Quotes are checked and signed, partners asked, acts sent, side by side."""
    # What the acts and the product say is read once it matters.
    if facts.quote_accepted and may_implement(facts):
        return (Wait("start", "officer"), *_offers(facts))
    return tuple(_before_work(facts)) or (Wait("prepare_quote", "officer"),)


def _before_work(facts: RequestFacts) -> Iterator[Wait]:
    yield from _offers(facts)
    if departures(facts):
        yield Wait("revise_quote", "officer")
    if facts.quote_accepted:
        if _deliberation_missing(facts):
            yield Wait("transmit_deliberation", "agent")
        if not may_route(facts):
            yield Wait("route", "officer")


def _offers(facts: RequestFacts) -> Iterator[Wait]:
    """A partner is found, it quotes, IMIO checks that, the member signs; IMIO's own
    quote stands beside.
    """
    if facts.quote_to_check:
        yield Wait("check_quote", "officer")
    if facts.quote_to_sign and not departures(facts):
        yield Wait("sign_quote", "signatory")
    if facts.route == PARTNER and not _found(facts):
        yield _next_call(facts)
    elif facts.route == PARTNER and not (facts.work_offered or facts.quote_to_check):
        yield Wait("partner_quotes", "partner")


def _next_call(facts: RequestFacts) -> Wait:
    """The partner that was asked answers, or the next one is asked."""
    if facts.call == cascade.PENDING:
        return Wait("answer_call", "partner")
    passed = facts.call in cascade.PASSED
    return Wait("offer_call_again" if passed else "offer_call", "officer")


def _after_implementation(facts: RequestFacts) -> Waits:
    return tuple(_until_support(facts)) or (Wait("open_support", "officer"),)


def _until_support(facts: RequestFacts) -> Iterator[Wait]:
    """The plan, the transfer of knowledge and the signature do not wait for each other,
    but for the work.
    """
    if facts.quote_to_check:
        yield Wait("check_quote", "officer")
    if facts.quote_to_sign:
        yield Wait("sign_quote", "signatory")
    unsigned = facts.acceptance_signed_on is None
    if not facts.has_plan and unsigned:
        yield Wait("draw_plan", "officer")
    elif not _tasks_done(facts):
        yield from _tasks_open(facts)
    elif unsigned:
        yield Wait("sign_acceptance", "signatory")
    if _knowledge_missing(facts):
        yield Wait("transfer_knowledge", "officer")


def _tasks_open(facts: RequestFacts) -> Iterator[Wait]:
    """Each finishes its own."""
    if facts.open_tasks > facts.open_tasks_of_partner:
        yield Wait("finish_tasks", "officer")
    if facts.open_tasks_of_partner:
        yield Wait("partner_finishes_tasks", "partner")


_ENDED = Wait("ended", "nobody")
_WAITS: Mapping[str, Wait | Callable[[RequestFacts], Waits]] = {
    "draft": Wait("submit", "agent"),
    "request": _after_request,
    "quote": _after_quote,
    "implementation": _after_implementation,
    "support": Wait("in_support", "nobody"),
    "on_hold": Wait("resume", "officer"),
    "closed": _ENDED,
    "refused": _ENDED,
    "withdrawn": _ENDED,
}
