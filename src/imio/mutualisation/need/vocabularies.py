"""What the forms of a need may choose."""

from Acquisition import aq_base
from collections.abc import Iterator
from imio.mutualisation.base.acting import spoken_for
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.terms import naming
from imio.mutualisation.base.terms import on_demand
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.rules.pooling import COMMITMENTS
from typing import Any
from zope.schema.vocabulary import SimpleTerm


COMMITMENT_TITLES = {
    "intention": _("commitment_intention", default="Intention"),
    "firm": _("commitment_firm", default="Firm"),
    "linked": _("commitment_linked", default="Follows the project"),
}
COMMITMENT_HELP = {
    "intention": _(
        "commitment_intention_help",
        default="You think of buying this volume; you may change it or leave.",
    ),
    "firm": _(
        "commitment_firm_help",
        default="You will buy this volume; once the need is pooled you no longer "
        "leave.",
    ),
    "linked": _(
        "commitment_linked_help",
        default="You buy the same thing elsewhere, or watch: you read the documents "
        "and no volume counts.",
    ),
}

commitments = vocabulary({each: COMMITMENT_TITLES[each] for each in COMMITMENTS})
solution_owners = vocabulary(
    {
        "member": _("owner_member", default="The member that buys it"),
        "imio": _("owner_imio", default="IMIO"),
        "shared": _("owner_shared", default="Shared by all those who joined"),
    }
)


@naming("Member")
@on_demand
def my_members(context: Any) -> Iterator[SimpleTerm]:
    """The members that the current user speaks for, and the one that a record names."""
    brains = {brain.UID: brain.Title for brain in spoken_for()}
    named = getattr(aq_base(context), "__dict__", {}).get("member")
    if IGuarded.providedBy(context) and named:
        brains |= {brain.UID: brain.Title for brain in existing("Member", UID=named)}
    return (SimpleTerm(uid, uid, title) for uid, title in brains.items())
