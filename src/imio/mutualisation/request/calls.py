"""The cascade of a request: which partner was asked, what it answered, who is next."""

from dataclasses import asdict
from datetime import timedelta
from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.request.facts import cascade_facts
from imio.mutualisation.request.facts import ledger
from imio.mutualisation.request.facts import order
from imio.mutualisation.request.ordering import may_call_off
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules.cascade import Call
from imio.mutualisation.rules.cascade import Ledger
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from zope.i18nmessageid import Message


DAYS = _("call_days", default="${days} day(s)")
NEXT = _(
    "call_next",
    default="Offered to ${partner}, which is told by mail and answers by ${due}.",
)
SUBJECT = _("mail_call_subject", default="Work offered: ${title} (${thread})")
TEXT = _(
    "mail_call",
    default="IMIO offers you this work, first in the order of the tender. Accept or "
    "refuse it on its page by ${due}; past that day the next partner is asked.\n\n${url}",
)


def may_offer(request: IServiceRequest, route: str | None) -> Verdict:
    """As `cascade.may_offer`, as `may_call_off`; the partner is named, not its UID."""
    verdict = first_refusal(
        cascade.may_offer(cascade_facts(request, route), clock.today()),
        may_call_off(request),
    )
    if isinstance(verdict, Refused) and "partner" in verdict.details:
        titles = {row["partner"]: row["title"] for row in request.calls}
        named = {"partner": titles[verdict.details["partner"]]}
        return Refused(verdict.reason, named)
    return verdict


def asked(request: IServiceRequest, step: str) -> list[str]:
    """The work that a call is about and, before it is offered, to whom and until when."""
    work = f"{request.thread} : {request.title}"
    if request.estimated_days is not None:
        days = {"days": number(request.estimated_days)}
        work = f"{work} ({words(Message(DAYS, mapping=days))})"
    if step != "offer" or not request.may_offer():
        return [work]
    call = next_call(request)[-1]
    (partner,) = existing("Partner", UID=call.partner)
    named = {"partner": partner.Title, "due": long_day(call.due_on)}
    return [work, words(Message(NEXT, mapping=named))]


def may_answer(request: IServiceRequest) -> Verdict:
    """As `cascade.may_answer`."""
    return cascade.may_answer(ledger(request), request.routed_to_partner())


def may_accept(request: IServiceRequest) -> Verdict:
    """As `cascade.may_accept`."""
    routed = request.routed_to_partner()
    return cascade.may_accept(order(request), ledger(request), routed)


def may_record_silence(request: IServiceRequest) -> Verdict:
    """As `cascade.may_record_silence`, today."""
    routed = request.routed_to_partner()
    return cascade.may_record_silence(ledger(request), clock.today(), routed)


# --- What the steps do --------------------------------------------------------


def offer(request: IServiceRequest) -> None:
    """Ask the next partner, and tell it."""
    calls = next_call(request)
    keep(request, calls)
    _tell(request, calls[-1])


def next_call(request: IServiceRequest) -> Ledger:
    """The ledger with the call that is made next, today."""
    today = clock.today()
    due_on = today + timedelta(days=int(number_due("answer_days")))
    return or_refuse(cascade.ask(order(request), ledger(request), today, due_on))


def answer(request: IServiceRequest, said: str, reason: str) -> None:
    """Keep what the partner said."""
    said_on = clock.today()
    keep(request, or_refuse(cascade.answer(ledger(request), said, said_on, reason)))


def record_silence(request: IServiceRequest) -> None:
    """Keep that the partner said nothing in time."""
    keep(request, cascade.lapse(ledger(request), clock.today()))


def keep(request: IServiceRequest, calls: Ledger) -> None:
    """Write the ledger; who is called may see the request, who was no longer does."""
    brains = existing("Partner", UID=[call.partner for call in calls])
    titles = {brain.UID: brain.Title for brain in brains}
    request.calls = [
        {**asdict(call), "title": titles.get(call.partner, "")} for call in calls
    ]
    request.reindexObjectSecurity()
    request.reindexObject(idxs=["partner_uid", "next_deadline"])


def _tell(request: IServiceRequest, call: Call) -> None:
    details = {
        "title": request.title,
        "thread": request.thread,
        "due": partial(long_day, call.due_on),
        "url": request.absolute_url(),
    }
    tell(group_addresses(f"partner:{call.partner}:agents"), (SUBJECT, TEXT), details)
