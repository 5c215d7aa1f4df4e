"""The members that the current user acts for."""

from imio.mutualisation.asked.member import Member
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from plone import api
from typing import Any


MEMBER = _("column_member", default="Member")


def is_staff() -> bool:
    """Whether the current user speaks for any member."""
    return api.user.has_permission("imio.mutualisation: Manage Records")


def may_bring_in() -> bool:
    """Whether this person imports tables of members and of what was before."""
    return bool(api.user.has_permission("imio.mutualisation: Import Members"))


def sees_figures() -> bool:
    """Whether the current user reads the figures that name members: IMIO, the auditor."""
    return api.user.has_permission("imio.mutualisation: View Figures")


def spoken_for() -> list[Any]:
    """The members that the current user speaks for, from the catalogue, by name."""
    if not is_staff():
        own = owners_of_current_user() or [""]
        return found("Member", UID=own, sort_on="sortable_title")
    # Some kinds order under the membership of their commune.
    inheriting = setting("inheriting_kinds") or ()
    return [
        brain
        for brain in found("Member", sort_on="sortable_title")
        if brain.review_state == "member" or brain.mutualisation_kind in inheriting
    ]


def member_for(reference: str) -> Member:
    """The member that the current user speaks for; without a reference, the only one.

    Raises `Refusal`: `value_missing` (label), `member_unknown` (member), `not_your_member`.
    """
    own = owners_of_current_user()
    reference = reference or (own[0] if len(own) == 1 else "")
    member = by_reference("Member", reference)
    if is_staff():
        or_refuse(require(bool(reference), "value_missing", label=words(MEMBER)))
        return or_refuse(member or Refused("member_unknown", {"member": reference}))
    if member is None or uid(member) not in own:
        raise Refusal(Refused("not_your_member"))
    return member
