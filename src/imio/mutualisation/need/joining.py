"""Members join a need, change what they said, and leave it."""

from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.grid import AMOUNT
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.settings import setting
from imio.mutualisation.need.facts import need_facts
from imio.mutualisation.rules import pooling
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from plone import api
from typing import Any


INTENTION, FIRM, LINKED = pooling.COMMITMENTS


def is_staff() -> bool:
    """Whether the current user speaks for any member."""
    return api.user.has_permission("imio.mutualisation: Manage Records")


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


def member_for(reference: str) -> Any:
    """The member that the current user speaks for; without a reference, the only one.

    Raises `Refusal`: `member_unknown` (member), `not_your_member`.
    """
    own = owners_of_current_user()
    reference = reference or (own[0] if len(own) == 1 else "")
    member = by_reference("Member", reference)
    if is_staff():
        return or_refuse(member or Refused("member_unknown", {"member": reference}))
    if member is None or uid(member) not in own:
        raise Refusal(Refused("not_your_member"))
    return member


def volume(text: Any) -> Decimal | None:
    """`25` or `12,5`; nothing, which no buyer may give, for anything else."""
    typed = "".join(str(text or "").split()).replace(",", ".")
    return Decimal(typed) if AMOUNT.fullmatch(typed) else None


def join(need: Any, member: Any, commitment: str, volume: Decimal | None) -> None:
    """Keep what a member commits to, in the place of what it said before.

    Raises `Refusal`: as `pooling.may_join`, `pooling.may_lessen`.
    """
    volume = None if commitment == LINKED else volume
    facts, standing = need_facts(need), member.standing_on(clock.today())
    or_refuse(
        first_refusal(
            pooling.may_join(facts, commitment, volume, standing),
            pooling.may_lessen(facts, uid(member), commitment, volume),
        )
    )
    _keep(need, {**_rows(need), uid(member): row(member, commitment, volume)})


def leave(need: Any, member: Any) -> None:
    """Take a member out. Raises `Refusal`: as `pooling.may_leave`."""
    or_refuse(pooling.may_leave(need_facts(need), uid(member)))
    _keep(need, {key: row for key, row in _rows(need).items() if key != uid(member)})


def row(member: Any, commitment: str, volume: Decimal | None) -> dict[str, Any]:
    """A member as it joins today, with the official population of the day."""
    today = clock.today()
    population = member.population_on(today)
    return {
        "member": uid(member),
        "title": member.title,
        "volume": volume,
        "commitment": commitment,
        "inhabitants": population.inhabitants if population else None,
        "joined_on": today,
    }


def _rows(need: Any) -> dict[str, dict[str, Any]]:
    return {row["member"]: row for row in need.joined or ()}


def _keep(need: Any, rows: dict[str, dict[str, Any]]) -> None:
    # Those who join read the documents, those who leave no longer do.
    need.joined = list(rows.values())
    need.reindexObjectSecurity()
    need.reindexObject(idxs=["member_uids", "pool_members", "pool_volume"])
