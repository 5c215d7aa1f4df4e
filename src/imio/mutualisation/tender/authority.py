"""A member as contracting authority: its people see the tender, its signatory agrees."""

from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.localroles import GivenRoles
from imio.mutualisation.base.localroles import Roles
from imio.mutualisation.base.localroles import roles_of_groups
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.titles import authority_name
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.terms import published_terms
from typing import Any
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


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


def authority_of(tender: ITender) -> str:
    """The name of the contracting authority: `Commune d’Andenne`, or IMIO."""
    member = buyer_of(tender)
    return setting("own_name") if member is None else authority_name(member)


def approve(tender: ITender, comment: str) -> None:
    """The authority agrees to what will be published, as it is now."""
    tender.approval = {
        "by": name_of_current_user(),
        "on": clock.today(),
        "terms": published_terms(tender),
    }
