"""The only reader of a request's fields for the rules."""

from Acquisition import aq_parent
from datetime import date
from decimal import Decimal
from functools import cache
from functools import partial
from imio.mutualisation.asked.member import Member
from imio.mutualisation.asked.tender import Tender
from imio.mutualisation.base import clock
from imio.mutualisation.base.acts import executory_days
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.base.settings import number_in_force
from imio.mutualisation.base.settings import setting
from imio.mutualisation.request.routing import computed_route
from imio.mutualisation.request.routing import most_help_days
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import continuity
from imio.mutualisation.rules import purchasing
from imio.mutualisation.rules import request as rules
from imio.mutualisation.rules import routing
from imio.mutualisation.rules.cascade import Call
from imio.mutualisation.rules.cascade import CascadeFacts
from imio.mutualisation.rules.cascade import Framework
from imio.mutualisation.rules.cascade import Ledger
from imio.mutualisation.rules.cascade import Place
from imio.mutualisation.rules.continuity import Measure
from imio.mutualisation.rules.continuity import TriageFacts
from imio.mutualisation.rules.purchasing import BeneficiaryFacts
from imio.mutualisation.rules.quoting import Scope
from imio.mutualisation.rules.request import RequestFacts
from imio.mutualisation.rules.routing import PARTNER
from imio.mutualisation.rules.states import QUOTE_OFFERED
from imio.mutualisation.rules.states import REQUEST_ALIVE
from imio.mutualisation.rules.states import REQUEST_STARTED
from imio.mutualisation.rules.states import REQUEST_UNSIGNED
from imio.mutualisation.rules.states import SEATS_HELD
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.security import REQUEST
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


ZERO = Decimal(0)
# The columns of a call.
COLUMNS = ("rank", "partner", "asked_on", "due_on", "answer", "answered_on", "reason")


@read_once
def request_facts(request: IServiceRequest) -> RequestFacts:
    """A request as the rules of its thread take it."""
    computed = cache(partial(computed_route, request))
    route = cache(lambda: request.route or computed())
    states = cache(lambda: {quote.review_state() for quote in request.quotes()})
    of_work = cache(lambda: states_of_work(request, route()))
    return lazily(
        RequestFacts,
        state=request.review_state,
        kind=lambda: request.kind,
        need=lambda: request.need or "",
        has_product=lambda: bool(request.product),
        product_available=lambda: _is_catalogued(product_of(request)),
        standing=lambda: aq_parent(request).standing_on(clock.today()),
        estimated_days=lambda: request.estimated_days,
        route=route,
        computed_route=computed,
        route_reason=lambda: request.route_reason or "",
        quote_sent=lambda: not states().isdisjoint(QUOTE_OFFERED),
        quote_accepted=lambda: "accepted" in of_work(),
        deliberation_required=lambda: needs_deliberation(request),
        deliberation_executory_on=lambda: deliberation_executory_on(request),
        has_plan=lambda: bool(request.plan),
        open_tasks=lambda: sum(not row.get("done") for row in request.plan or ()),
        open_tasks_of_partner=lambda: sum(
            not row["done"] for _place, row in tasks_of_partner(request, route())
        ),
        acceptance_signed_on=lambda: request.acceptance_signed_on,
        knowledge_transferred_on=lambda: knowledge_transferred_on(request),
        came_from=lambda: came_from(request),
        draw=lambda: drawn(request),
        call=lambda: last_answer(request),
        quote_to_check=lambda: "to_check" in states(),
        quote_to_sign=lambda: "sent" in states(),
        work_offered=lambda: not of_work().isdisjoint(QUOTE_OFFERED),
        product=lambda: request.product,
        quoted=lambda: quoted(request),
        planned_days=lambda: days_of(request, "planned_days"),
        done_days=lambda: days_of(request, "done_days"),
        most_help_days=lambda: most_help_days(request),
        triage=lambda: triage_facts(request) if of_continuity(request) else None,
        measures=lambda: measures(request) if of_continuity(request) else (),
    )


def _is_catalogued(product: ICatalogBrain | None) -> bool:
    return product is not None and product.review_state == "catalogued"


def of_continuity(request: IServiceRequest) -> bool:
    """Whether it asks not to be left alone with a solution."""
    return request.kind == continuity.REQUEST_KIND


def triage_facts(request: IServiceRequest) -> TriageFacts:
    """A continuity request before IMIO takes charge of it."""
    member = aq_parent(request)
    return lazily(
        TriageFacts,
        asks=lambda: request.asks or "",
        custom_work=lambda: bool(request.custom_work),
        exposed=lambda: uses(member, request.product),
        followed=lambda: not stayed(member, request.product),
        own_it_team=lambda: bool(member.own_it_team),
        provider_bound=lambda: _is_maintained(product_of(request)),
    )


def _is_maintained(product: ICatalogBrain | None) -> bool:
    until = product.maintained_until or None if product is not None else None
    return until is not None and until >= clock.today()


def uses(member: Member, product: str | None) -> bool:
    """Whether a support or seats of a product are known at a member, whoever asks."""
    if not product:
        return False
    here = path(member)
    supported = {"product_uid": product, "review_state": "support"}
    if existing("ServiceRequest", path=here, **supported):
        return True
    licences = [brain.UID for brain in existing("Licence", product_uid=product)]
    drawn = {"licence_uid": licences, "review_state": SEATS_HELD}
    return bool(licences and existing("Allotment", path=here, **drawn))


def stayed(member: Member, product: str | None) -> bool:
    """Whether a member chose not to leave a former product."""
    rows = member.migrations or ()
    return any(r["product"] == product and r["state"] == "not_followed" for r in rows)


def measures(request: IServiceRequest) -> tuple[Measure, ...]:
    """The roadmap as the rules take it."""
    rows = request.roadmap or ()
    return tuple(Measure(row["kind"], row["due"], bool(row["done"])) for row in rows)


def drawn(request: IServiceRequest) -> Verdict:
    """What central purchasing says; the other kinds ask the catalogue nothing."""
    if request.kind != purchasing.CENTRAL_PURCHASE:
        return GRANTED
    return purchasing.may_draw(beneficiary(request))


def beneficiary(request: IServiceRequest) -> BeneficiaryFacts:
    """A request as central purchasing takes it."""
    tender, number = framework_of(request)
    lot = tender.lot(number) if tender is not None else None
    product = product_of(request)
    kind = product.mutualisation_kind if product is not None else None
    return BeneficiaryFacts(
        kind=request.kind,
        lot_kind=lot["kind"] if lot else None,
        hardware=kind == "hardware",
        tied=bool(lot and lot["product"]) or bool(product and product.tied_to),
        joined_executory_on=central_purchasing_since(request),
        joining_required=True,
        lot_requested_by=same_lot(request),
    )


def central_purchasing_since(request: IServiceRequest) -> date | None:
    """The day on which the member's joining of central purchasing became executory."""
    member = path(aq_parent(request))
    return min(executory_days("central_purchasing", path=member), default=None)


def same_lot(request: IServiceRequest) -> str | None:
    """The thread of another living request of the member for the same lot."""
    if not request.framework:
        return None
    brains = existing(
        "ServiceRequest",
        path=path(aq_parent(request)),
        draws_on=request.framework,
        review_state=REQUEST_ALIVE,
    )
    others = [brain for brain in brains if brain.getPath() != path(request)]
    return others[0].thread if others else None


@read_once
def product_of(request: IServiceRequest) -> ICatalogBrain | None:
    """The catalogue record of the product asked for; its title is public once sold."""
    if not request.product:
        return None
    brains = existing("Product", UID=request.product)
    return brains[0] if brains else None


def states_of_work(request: IServiceRequest, route: str | None) -> set[str]:
    """The states of the quotes of whoever does the work: IMIO, or the partner called."""
    call = present_call(request) if route == PARTNER else None
    if route == PARTNER and call is None:
        return set()
    worker = call.partner if call else None
    quotes = request.quotes()
    return {quote.review_state() for quote in quotes if quote.issuer == worker}


def quoted(request: IServiceRequest) -> tuple[Scope, ...]:
    """What the last quote in force of each issuer was made for."""
    quotes = (each for each in request.quotes() if each.review_state() in QUOTE_OFFERED)
    by_number = sorted(quotes, key=lambda each: (len(each.number), each.number))
    return tuple(
        each.made_for() for each in {each.issuer: each for each in by_number}.values()
    )


def scope(request: IServiceRequest) -> Scope:
    """What a quote of today would be made for."""
    facts = request_facts(request)
    return Scope(facts.estimated_days, facts.route, facts.product)


def tasks_of_partner(
    request: IServiceRequest, route: str | None
) -> list[tuple[int, dict[str, Any]]]:
    """The tasks of the plan that are a partner's, by their place from 1."""
    return [
        (place, row)
        for place, row in enumerate(request.plan or (), 1)
        if rules.of_partner(row.get("done_by"), route)
    ]


def days_of(request: IServiceRequest, column: str) -> Decimal:
    """The sum of a column of the plan."""
    return sum((row[column] or ZERO for row in request.plan or ()), ZERO)


def needs_deliberation(request: IServiceRequest) -> bool:
    """Whether the product, the amount or the kind asks for an act of the council."""
    product = product_of(request)
    of_product = product is not None and bool(product.deliberation_required)
    return rules.needs_deliberation(
        request.kind,
        frozenset(setting("deliberation_kinds") or ()),
        bool(request.deliberation_required) or of_product,
        first_year(request),
        number_in_force("deliberation_amount"),
    )


def first_year(request: IServiceRequest) -> Decimal | None:
    """What the quotes in force cost in the first year, excl. VAT; `None` without one."""
    totals = [
        quote.totals()
        for quote in request.quotes()
        if quote.review_state() in QUOTE_OFFERED
    ]
    return (
        sum((each.one_off + each.yearly for each in totals), ZERO) if totals else None
    )


def acts(request: IServiceRequest, **query: Any) -> list[Any]:
    """The acts of the member that name the thread of a request, whoever asks."""
    member = path(aq_parent(request))
    return existing("Deliberation", path=member, thread=request.thread, **query)


def deliberation_executory_on(request: IServiceRequest) -> date | None:
    """The first day on which an order that names the thread became executory."""
    member = path(aq_parent(request))
    days = executory_days("order", path=member, thread=request.thread)
    return min(days, default=None)


def knowledge_transferred_on(request: IServiceRequest) -> Any | None:
    """The day of a transfer that has a receiver and documents, else nothing."""
    complete = request.transfer_receiver and request.transfer_documents
    return request.transferred_on if complete else None


def came_from(request: IServiceRequest) -> str | None:
    """The state left for the present one."""
    tool = api.portal.get_tool("portal_workflow")
    history = request.workflow_history.get(tool.getWorkflowsFor(request)[0].id, ())
    states = [event["review_state"] for event in history]
    return states[-2] if len(states) > 1 else None


def ended_on(request: IServiceRequest) -> date | None:
    """The day on which what was in support ended; nothing as long as it goes on."""
    if request.review_state() != "closed":
        return None
    last = request.workflow_history[REQUEST.id][-1]["time"].asdatetime()
    return min(last.astimezone(clock.BRUSSELS).date(), clock.today())


def earlier_work(request: IServiceRequest) -> list[routing.EarlierWork]:
    """Other requests of the same member for the same product."""
    if not request.product:
        return []
    brains = existing(
        "ServiceRequest",
        path=path(aq_parent(request)),
        product_uid=request.product,
        review_state=REQUEST_STARTED,
    )
    others = [brain for brain in brains if brain.getPath() != path(request)]
    return [
        routing.EarlierWork(brain.requested_on, Decimal(brain.estimated_days))
        for brain in others
        if brain.requested_on and brain.estimated_days
    ]


# --- The cascade -----------------------------------------------------------------


@read_once
def framework_of(request: IServiceRequest) -> tuple[Tender | None, str]:
    """The tender that a request draws on, and the lot; nothing for none."""
    tender_uid, _colon, lot = (request.framework or "").partition(":")
    return record("Tender", tender_uid), lot


def frameworks_beside(request: IServiceRequest) -> list[ICatalogBrain]:
    """The awarded tenders for the product asked for, and where it is bought for its
    domain, as long as the request draws on none and is not signed (Odoo: a blanket order).
    """
    product = product_of(request)
    open_still = request.review_state() in REQUEST_UNSIGNED
    if request.framework or product is None or not open_still:
        return []
    bought = existing("Tender", review_state="awarded", lot_products=request.product)
    alike = (
        existing("Tender", review_state="awarded", domain=product.domain)
        if product.domain and request.kind == purchasing.CENTRAL_PURCHASE
        else []
    )
    return list({brain.UID: brain for brain in (*bought, *alike)}.values())


def ledger(request: IServiceRequest) -> Ledger:
    """The calls of a request, as the rules take them."""
    return tuple(Call(*(row[name] for name in COLUMNS)) for row in request.calls or ())


def order(request: IServiceRequest) -> tuple[Place, ...]:
    """The partners in the order they are called today."""
    tender, lot = framework_of(request)
    return tender.order(lot, clock.today()) if tender is not None else ()


@read_once
def cascade_facts(request: IServiceRequest, route: str | None) -> CascadeFacts:
    """A request as the cascade takes it."""
    return lazily(
        CascadeFacts,
        routed_to_partner=lambda: route == PARTNER,
        framework=lambda: framework_in_force(request),
        order=lambda: order(request),
        ledger=lambda: ledger(request),
        state=request.review_state,
    )


def framework_in_force(request: IServiceRequest) -> Framework | None:
    """The term of the tender that a request draws on."""
    tender, _lot = framework_of(request)
    return tender.framework() if tender is not None else None


def last_answer(request: IServiceRequest) -> str:
    """What the partner that is asked or at work said, or the last one that passed."""
    calls = ledger(request)
    call = present_call(request) or (calls[-1] if calls else None)
    return call.answer if call else ""


def present_call(request: IServiceRequest) -> Call | None:
    """The call that waits for an answer, or that was accepted."""
    calls = ledger(request)
    return cascade.pending(calls) or cascade.accepted(calls)
