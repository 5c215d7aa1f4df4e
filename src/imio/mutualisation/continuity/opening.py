"""A continuity request for each member that an incident touches."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from imio.mutualisation.asked.member import Member
from imio.mutualisation.asked.request import ServiceRequest
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import title
from imio.mutualisation.base.catalog import titles
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.words import words
from imio.mutualisation.continuity.facts import checklist
from imio.mutualisation.continuity.facts import touched
from imio.mutualisation.continuity.schema import IIncident
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.continuity import REQUEST_KIND
from imio.mutualisation.rules.continuity import roadmap
from imio.mutualisation.rules.membership import may_order
from imio.mutualisation.rules.states import REQUEST_ALIVE
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zope.i18nmessageid import Message

import transaction


Row = dict[str, Any]

AT_ONCE = 50
NONE = {"request": "", "thread": "", "problem": ""}
TITLE = _("continuity_request_title", default="Continuity: ${subject}")
NEED = _(
    "continuity_request_need",
    default="${incident}, from ${day}. IMIO opens this request so that nobody is left "
    "alone: see the roadmap, and tell IMIO what you expect.",
)
SUBJECT = _("mail_continuity_subject", default="Continuity: ${incident} (${thread})")
TEXT = _(
    "mail_continuity",
    default="${incident}, from ${day}.\n\nIMIO has opened the request ${thread} for "
    "${member}: its roadmap says what to do, by when, and what could replace the "
    "solution.\n\n${url}",
)


def open_requests(incident: IIncident) -> None:
    """Keep who is touched, what it pays, and the request opened for it or why none is.

    Fifty at once, since everybody waits for one who writes; run again, it opens what is
    missing, those that could not be opened last.
    """
    known = touched(incident)
    incident.exposed_members = known.exposure.members
    incident.exposed_population = known.exposure.population
    incident.exposed_cost = known.exposure.yearly_cost
    rows = {row["member"]: row for row in incident.exposed or ()}
    new = known.paid.keys() - rows.keys()
    for member, name in titles("Member", new).items():
        rows[member] = _row(member, name, known.paid[member])
    for member in _first(rows):
        rows[member] |= _request(incident, member)
    incident.exposed = sorted(rows.values(), key=lambda row: row["title"])


def _row(member: str, name: str, cost: Decimal) -> Row:
    """A member whose request is not open yet."""
    return {"member": member, "title": name, "yearly_cost": cost} | NONE


def _first(rows: Mapping[str, Row]) -> list[str]:
    """The members without a request by name, those that failed before last."""
    missing = [row for row in rows.values() if not row["request"]]
    missing.sort(key=lambda row: (bool(row["problem"]), row["title"]))
    return [row["member"] for row in missing[:AT_ONCE]]


def _request(incident: IIncident, member_uid: str) -> Row:
    """The request of one member; what fails for it does not stop the others."""
    member = record("Member", member_uid)
    if member is None:
        return NONE | {
            "problem": message(Refused("member_unknown", {"member": member_uid}))
        }
    kept = transaction.savepoint(optimistic=True)
    try:
        or_refuse(may_order(member.standing_on(clock.today())))
        request = _running(incident, member) or _opened(incident, member)
    except Refusal as refused:
        kept.rollback()
        return NONE | {"problem": str(refused)}
    _tell(incident, member, request)
    return {"request": uid(request), "thread": request.thread, "problem": ""}


def _running(incident: IIncident, member: Member) -> Any | None:
    """The request that the member opened itself for the same product."""
    if not incident.product:
        return None
    brains = existing(
        "ServiceRequest",
        path=path(member),
        mutualisation_kind=REQUEST_KIND,
        product_uid=incident.product,
        review_state=REQUEST_ALIVE,
    )
    alone = [brain for brain in brains if not brain.incident_uid]
    if not alone:
        return None
    request = alone[0]._unrestrictedGetObject()
    request.incident = uid(incident)
    request.roadmap = request.roadmap or measures(incident)
    request.reindexObject()
    return request


def _opened(incident: IIncident, member: Member) -> Any:
    details = {"subject": subject_title(incident)}
    request = create_unasked(
        member,
        "ServiceRequest",
        kind=REQUEST_KIND,
        title=words(Message(TITLE, mapping=details)),
        product=incident.product,
        need=words(Message(NEED, mapping=_details(incident))),
        incident=uid(incident),
        roadmap=measures(incident),
    )
    perform_itself(request, "submit")
    return request


def measures(incident: IIncident) -> list[Row]:
    """The checklist of the settings, dated from the day of the incident."""
    dated = roadmap(checklist(), incident.effective_on, clock.today())
    return [
        {"measure": step.text, "kind": step.kind, "due": due, "done": False, "note": ""}
        for step, due in dated
    ]


def subject_title(incident: IIncident) -> str:
    """The name of the product, or of the contract."""
    product = title("Product", incident.product)
    return product or title("Licence", incident.licence)


def _details(incident: IIncident) -> dict[str, str]:
    return {"incident": incident.title, "day": long_day(incident.effective_on)}


def _tell(incident: IIncident, member: Member, request: ServiceRequest) -> None:
    details = {
        "incident": incident.title,
        "day": partial(long_day, incident.effective_on),
        "thread": request.thread,
        "member": member.title,
        "url": request.absolute_url(),
    }
    tell(group_addresses(f"member:{uid(member)}:agents"), (SUBJECT, TEXT), details)
