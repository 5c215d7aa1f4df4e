"""Members join a need, change what they said, and leave it."""

from collections.abc import Mapping
from decimal import Decimal
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.typed import value
from imio.mutualisation.need.facts import need_facts
from imio.mutualisation.need.schema import IJoinedRow
from imio.mutualisation.need.schema import INeed
from imio.mutualisation.rules import pooling
from imio.mutualisation.rules.verdict import first_refusal
from typing import Any


INTENTION, FIRM, LINKED = pooling.COMMITMENTS


def volume(given: Mapping[str, Any]) -> Decimal | None:
    """What a form or a body asks for. Raises `Refusal`: as `typed.value`."""
    said: Decimal | None = value(given, IJoinedRow, "volume")
    return said


def join(need: INeed, member: Member, commitment: str, volume: Decimal | None) -> None:
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


def leave(need: INeed, member: Member) -> None:
    """Take a member out. Raises `Refusal`: as `pooling.may_leave`."""
    or_refuse(pooling.may_leave(need_facts(need), uid(member)))
    _keep(need, {key: row for key, row in _rows(need).items() if key != uid(member)})


def row(member: Member, commitment: str, volume: Decimal | None) -> dict[str, Any]:
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


def _rows(need: INeed) -> dict[str, dict[str, Any]]:
    return {row["member"]: row for row in need.joined or ()}


def _keep(need: INeed, rows: dict[str, dict[str, Any]]) -> None:
    # Those who join read the documents, those who leave no longer do.
    need.joined = list(rows.values())
    need.reindexObjectSecurity()
    need.reindexObject(idxs=["member_uids", "pool_members", "pool_volume"])
