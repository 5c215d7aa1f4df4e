"""A member as contracting authority: its people see the tender, its signatory agrees to what
is published, and to what IMIO would change of it.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.journal import stored
from imio.mutualisation.base.localroles import GivenRoles
from imio.mutualisation.base.localroles import Roles
from imio.mutualisation.base.localroles import roles_of_groups
from imio.mutualisation.base.localroles import roles_on
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.titles import authority_name
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.tendering import DOCUMENTS
from imio.mutualisation.security import SIGNATORY
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.terms import document
from imio.mutualisation.tender.terms import modification
from imio.mutualisation.tender.terms import plain
from imio.mutualisation.tender.terms import published_terms
from plone import api
from typing import Any
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


WITHHELD = _(
    "document_withheld",
    default="It waits for the contracting authority, which agrees to what is published.",
)
PROPOSED = _(
    "message_change_proposed",
    default="What is published stays as it is until the contracting authority agrees.",
)


@adapter(ITender)
class AuthorityRoles(GivenRoles):
    """The people of the member that buys hold their usual roles in its tender."""

    def given(self, context: Any) -> Roles:
        return roles_of_groups("member", context.buyer) if context.buyer else {}


@adapter(ITender, IObjectModifiedEvent)
def follow_buyer(tender: ITender, event: IObjectModifiedEvent) -> None:
    """Another authority, other people; once it is published the buyer stays."""
    if tender.review_state() == "preparation":
        tender.reindexObjectSecurity()


def buyer_of(tender: ITender) -> Member | None:
    """The member that is the contracting authority; none where IMIO is."""
    return record("Member", tender.buyer)


def signs_for_buyer(tender: ITender) -> bool:
    """Whether the current user is a signatory of the member that buys."""
    return SIGNATORY in roles_on(tender)


def authority_of(tender: ITender) -> str:
    """The name of the contracting authority: `Commune d’Andenne`, or IMIO."""
    member = buyer_of(tender)
    return setting("own_name") if member is None else authority_name(member)


def approve(tender: ITender) -> None:
    """The authority agrees to what will be published, as it is now."""
    tender.approval = {
        "by": name_of_current_user(),
        "on": clock.today(),
        "terms": published_terms(tender),
    }


# --- What IMIO would change once it is published --------------------------------


def propose(
    tender: ITender, reasons: Mapping[str, str], annex: IAnnex | None = None
) -> None:
    """What was saved of these facts waits; what is published stays as it was.

    A proposal takes the place of the one before; documents come beside it.
    """
    was, before = stored(tender) or {}, tender.proposal or {}
    kept = {name: each for name, each in before.items() if name == DOCUMENTS}
    fields = {
        name: {"value": getattr(tender, name), "reason": why}
        for name, why in reasons.items()
        if name != DOCUMENTS
    }
    for name in fields:
        if name in was:
            setattr(tender, name, was[name])
        else:
            delattr(tender, name)
    tender.proposal = {**kept, **fields} if fields else before
    if annex is not None:
        annex.withhold(words(WITHHELD))
        known = kept.get(DOCUMENTS, {"value": ()})["value"]
        added = {
            "value": tuple(dict.fromkeys((*known, uid(annex)))),
            "reason": reasons[DOCUMENTS],
        }
        tender.proposal = {**tender.proposal, DOCUMENTS: added}
    tender.proposed = _told(tender)
    api.portal.show_message(PROPOSED, getRequest(), type="warning")


def _told(tender: ITender) -> list[dict[str, Any]]:
    before = published_terms(tender)
    return [
        modification(
            name, before, {name: _after(tender, name, each["value"])}, each["reason"]
        )
        for name, each in tender.proposal.items()
    ]


def _after(tender: ITender, name: str, value: Any) -> Any:
    if name != DOCUMENTS:
        return plain(value)
    added = map(document, _annexes(tender, value))
    return [*published_terms(tender)[DOCUMENTS], *added]


def _annexes(tender: ITender, uids: Iterable[str]) -> list[Any]:
    wanted = set(uids)
    return [
        each
        for each in tender.objectValues()
        if IAnnex.providedBy(each) and uid(each) in wanted
    ]


def take_up(tender: ITender) -> dict[str, str]:
    """The tender is what was proposed; why, by what changes."""
    proposal = tender.proposal
    drop_proposal(tender)
    for name, each in proposal.items():
        if name != DOCUMENTS:
            setattr(tender, name, each["value"])
    for annex in _annexes(tender, proposal.get(DOCUMENTS, {"value": ()})["value"]):
        annex.reveal()
    return {name: each["reason"] for name, each in proposal.items()}


def drop_proposal(tender: ITender) -> None:
    """Nothing waits for the authority any more."""
    tender.proposal, tender.proposed = None, []
