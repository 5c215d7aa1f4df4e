"""The cascade of a request: which partner was asked, what it answered, who is next."""

from dataclasses import asdict
from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.i18n import _
from imio.mutualisation.request.facts import cascade_facts
from imio.mutualisation.request.facts import ledger
from imio.mutualisation.request.facts import order
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules.cascade import Call
from imio.mutualisation.rules.cascade import Ledger
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict


SUBJECT = _("mail_call_subject", default="Work offered: ${title} (${thread})")
TEXT = _(
    "mail_call",
    default="IMIO offers you this work, first in the order of the tender. Accept or "
    "refuse it on its page by ${due}; past that day the next partner is asked.\n\n${url}",
)


def may_offer(request: IServiceRequest, route: str | None) -> Verdict:
    """As `cascade.may_offer`; the partner is named, not its UID."""
    verdict = cascade.may_offer(cascade_facts(request, route), clock.today())
    if isinstance(verdict, Refused) and "partner" in verdict.details:
        titles = {row["partner"]: row["title"] for row in request.calls}
        named = {"partner": titles[verdict.details["partner"]]}
        return Refused(verdict.reason, named)
    return verdict


def may_answer(request: IServiceRequest) -> Verdict:
    """As `cascade.may_answer`."""
    return cascade.may_answer(ledger(request))


def may_record_silence(request: IServiceRequest) -> Verdict:
    """As `cascade.may_record_silence`, today."""
    return cascade.may_record_silence(ledger(request), clock.today())


# --- What the steps do --------------------------------------------------------


def offer(request: IServiceRequest) -> None:
    """Ask the next partner, and tell it."""
    today = clock.today()
    due_on = today + timedelta(days=int(number_due("answer_days")))
    calls = or_refuse(cascade.ask(order(request), ledger(request), today, due_on))
    keep(request, calls)
    _tell(request, calls[-1])


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
        "due": long_day(call.due_on),
        "url": request.absolute_url(),
    }
    tell(group_addresses(f"partner:{call.partner}:agents"), (SUBJECT, TEXT), details)
