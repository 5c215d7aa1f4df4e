"""What happens when a request is born and after each step."""

from Acquisition import aq_base
from Acquisition import aq_parent
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.consequences import Consequence
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.people import signature_of_current_user
from imio.mutualisation.base.reference import next_reference
from imio.mutualisation.base.waits import note
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.request import calls
from imio.mutualisation.request.acceptance import keep_report
from imio.mutualisation.request.facts import framework_of
from imio.mutualisation.request.facts import product_of
from imio.mutualisation.request.ordering import drop_orders
from imio.mutualisation.request.ordering import keep_orders
from imio.mutualisation.request.ordering import may_draw_on_another
from imio.mutualisation.request.routing import may_keep_route
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.request.schema import RECORD
from imio.mutualisation.request.vocabularies import kind_title
from imio.mutualisation.rules.request import KINDS
from imio.mutualisation.rules.verdict import require
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.interface.interfaces import IObjectEvent
from zope.lifecycleevent.interfaces import IObjectCopiedEvent
from zope.lifecycleevent.interfaces import IObjectCreatedEvent


SERIES = "MUT"


@adapter(IServiceRequest, IObjectCreatedEvent)
def give_thread(request: IServiceRequest, event: IObjectCreatedEvent) -> None:
    """A new request takes the next thread; a copy is a new request."""
    if IObjectCopiedEvent.providedBy(event):
        for name in RECORD:
            vars(aq_base(request)).pop(name, None)
    if not request.thread:
        request.thread = next_reference(SERIES)


@adapter(IServiceRequest, IObjectCreatedEvent)
def give_title(request: IServiceRequest, event: IObjectEvent) -> None:
    """The product names the request, also once changed, when nobody else does."""
    if not request.title or request.title in made_titles():
        product = product_of(request)
        request.title = product.Title if product else kind_title(request.kind)


def made_titles() -> set[str]:
    """The titles that no person wrote."""
    products = {brain.Title for brain in existing("Product")}
    return products.union(map(kind_title, KINDS))


@adapter(IServiceRequest, IAfterTransitionEvent)
def after_step(request: IServiceRequest, event: IAfterTransitionEvent) -> None:
    """The dates and signatures that a step leaves behind."""
    follow(CONSEQUENCES, request, event)


def answered(answer: str) -> Consequence:
    """The partner that is called has answered, and says why."""
    return lambda request, comment: calls.answer(request, answer, comment)


def offered(request: IServiceRequest, comment: str) -> None:
    calls.offer(request)


def silent(request: IServiceRequest, comment: str) -> None:
    calls.record_silence(request)


def submitted(request: IServiceRequest, comment: str) -> None:
    request.requested_on = clock.today()
    keep_tracking_code(request)


def acceptance_signed(request: IServiceRequest, reservations: str) -> None:
    request.acceptance_signed_on = clock.today()
    request.acceptance_signed_by = signature_of_current_user()
    request.acceptance_reservations = reservations
    keep_report(request)


def acceptance_undone(request: IServiceRequest, comment: str) -> None:
    request.acceptance_signed_on = request.acceptance_signed_by = None
    request.acceptance_reservations = None


def supported(request: IServiceRequest, comment: str) -> None:
    request.support_from = clock.today()
    request.annual_fee = sum(
        quote.totals().yearly
        for quote in request.quotes()
        if quote.review_state() == "accepted"
    )


def resumed(request: IServiceRequest, comment: str) -> None:
    request.hold_until = None


def given_up(request: IServiceRequest, comment: str) -> None:
    drop_orders(request)


CONSEQUENCES: Consequences = {
    "accept_call": answered("accepted"),
    "refuse_call": answered("refused"),
    "declare_conflict": answered("conflict"),
    "offer": offered,
    "record_silence": silent,
    "submit": submitted,
    "refuse": given_up,
    "withdraw": given_up,
    "sign_acceptance": acceptance_signed,
    "support": supported,
    "resume_request": resumed,
    "resume_quote": resumed,
    "resume_implementation": resumed,
    "back_to_quote": acceptance_undone,
    "back_to_implementation": acceptance_undone,
}


@adapter(IServiceRequest, IObjectEvent)
def keep_route(request: IServiceRequest, event: IObjectEvent) -> None:
    """The form says it at its field; this holds for what the form does not show."""
    or_refuse(may_keep_route(request))


@adapter(IServiceRequest, IObjectEvent)
def keep_framework(request: IServiceRequest, event: IObjectEvent) -> None:
    """Once a partner was asked, the tender drawn on stays; its code goes everywhere."""
    drawn = request.drawn_on
    kept = not request.calls or drawn in (None, request.framework)
    or_refuse(require(kept, "framework_called"))
    or_refuse(may_draw_on_another(request))
    if drawn != request.framework:
        keep_orders(request)
    request.drawn_on = request.framework
    if request.requested_on:
        keep_tracking_code(request)


def keep_tracking_code(request: IServiceRequest) -> None:
    """The code of the member in the tender drawn on, for every document."""
    tender, _lot = framework_of(request)
    if tender is not None:
        request.tracking_code = tender.code_of(aq_parent(request))
        request.reindexObject(idxs=["SearchableText", "tracking_code"])


@adapter(IServiceRequest, IObjectEvent)
def follow_request(request: IServiceRequest, event: IObjectEvent) -> None:
    """Registered for steps and edits: its quotes, and what it came from, wait anew."""
    note(*request.quotes(), record("Incident", request.incident))


@adapter(IDeliberation, IAfterTransitionEvent)
def follow_deliberation(act: IDeliberation, event: IAfterTransitionEvent) -> None:
    """An act that becomes executory, or no longer is, moves the thread it names."""
    member = aq_parent(act)
    if not act.thread:
        return
    for brain in existing("ServiceRequest", path=path(member), thread=act.thread):
        note(brain._unrestrictedGetObject())
