"""The only reader of a member's fields for the rules."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from imio.mutualisation.base import bce
from imio.mutualisation.base.acts import executory_days
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.legal import council_renewal
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.base.settings import setting
from imio.mutualisation.rules import delegates
from imio.mutualisation.rules import membership
from imio.mutualisation.rules import tariff
from imio.mutualisation.rules.delegates import Delegate
from imio.mutualisation.rules.drafting import Author
from imio.mutualisation.rules.migration import Migration
from imio.mutualisation.rules.states import REQUEST_RUNNING
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from typing import TYPE_CHECKING


if TYPE_CHECKING:  # the schema asks for the migrations
    from imio.mutualisation.member.schema import IMember


@read_once
def member_facts(member: "IMember") -> membership.MemberFacts:
    """A member as the rules of membership take it."""
    return lazily(
        membership.MemberFacts,
        state=member.review_state,
        kind=lambda: member.kind,
        name=lambda: member.title,
        bce_number=lambda: member.bce_number,
        bce_valid=lambda: bce.is_valid(member.bce_number),
        nis=lambda: member.nis,
        joining_executory_on=lambda: act_executory_on(member, "join"),
        withdrawal_executory_on=lambda: act_executory_on(member, "withdrawal"),
        share_recorded_on=lambda: member.share_recorded_on,
        share_count=lambda: member.share_count or 0,
        successor=lambda: member.successor_nis,
        merged_on=lambda: member.merged_on,
        open_requests=lambda: open_requests(member),
        admitted_on=lambda: member.admitted_on,
        left_on=lambda: member.left_on,
    )


def rights(member: "IMember") -> membership.Rights:
    """What a member holds, from its own fields; nothing before its admission."""
    if member.admitted_on is None:
        return membership.Rights(None, 0, None)
    shares, recorded_on = member.share_count or 0, member.share_recorded_on
    return membership.Rights(member.admitted_on, shares, recorded_on)


def own_membership(member: "IMember") -> membership.Membership:
    """Since when a member is one, from its own fields."""
    return membership.Membership(
        member.kind, member.admitted_on, member.left_on, member.merged_on
    )


def open_requests(member: "IMember") -> int:
    """How many requests of a member are neither drafts nor ended."""
    return len(
        existing("ServiceRequest", path=path(member), review_state=REQUEST_RUNNING)
    )


def migrations(rows: Iterable[Mapping[str, Any]]) -> tuple[Migration, ...]:
    """The rows of a member's grid as the rules of migration take them."""
    return tuple(
        Migration(row["product"], row["state"], row["closing_date"], row["target"])
        for row in rows
    )


def migration_text(migration: Migration) -> str:
    """A migration as the catalogue keeps it: `<UID of the product>:<state>:<day>`."""
    day = migration.closing_date
    closed = day.isoformat() if day else ""
    return f"{migration.product}:{migration.state}:{closed}"


def migration_from(text: str) -> Migration:
    """The same, read back."""
    product, state, day = text.split(":")
    return Migration(product, state, date.fromisoformat(day) if day else None)


def act_executory_on(member: "IMember", purpose: str) -> date | None:
    """The day on which the last act of a member of that purpose became executory."""
    return max(executory_days(purpose, path=path(member)), default=None)


def commune_of(nis: str | None) -> "IMember | None":
    """The living commune of that NIS code, whoever asks: its population is public."""
    if not nis:
        return None
    brains = existing("Member", nis=nis, mutualisation_kind="commune")
    living = [brain for brain in brains if brain.review_state != "former"]
    return living[0]._unrestrictedGetObject() if living else None


def populations(member: "IMember") -> tuple[Population, ...]:
    """The official populations recorded for a member."""
    return tuple(
        Population(row["reference_date"], row["inhabitants"])
        for row in member.populations or ()
    )


@read_once
def population(member: "IMember", on: date) -> Population | Refused:
    """The population that prices a member: its own, or that of what it serves."""
    if member.kind == "commune":
        own = tariff.population_on(populations(member), on)
        return own or Refused("no_population")
    served = (commune_of(nis) for nis in member.communes_served or ())
    return tariff.combined_population(
        tariff.population_on(populations(each), on) if each is not None else None
        for each in served
    )


@read_once
def standing(member: "IMember", on: date) -> str:
    """`member`, `inherited` (a CPAS covered by its commune) or `none`."""
    served = list(member.communes_served or ())
    commune = commune_of(served[0]) if len(served) == 1 else None
    return membership.standing(
        own_membership(member),
        own_membership(commune) if commune is not None else None,
        frozenset(setting("inheriting_kinds") or ()),
        on,
    )


def author(member: "IMember", on: date) -> Author:
    """A member as the draft of an act names it, with the population that prices it."""
    known = population(member, on)
    if not known:
        return Author(member.kind, member.title)
    return Author(
        member.kind,
        member.title,
        number(known.inhabitants),
        long_day(known.reference_date),
    )


def delegates_known(member: "IMember") -> tuple[Delegate, ...]:
    """The delegates that acts named, with the day each one resigned, if any."""
    resigned = {row["name"]: row["day"] for row in member.resignations or ()}
    return tuple(
        Delegate(
            row["name"],
            row["group"],
            row["side"],
            row["since"],
            row["until"],
            resigned.get(row["name"]),
        )
        for row in member.delegates or ()
    )


def keep_delegates(
    member: "IMember", named: list[tuple[Delegate, str]], on: date, act: str
) -> None:
    """Replace those that an act replaces, or the whole list; until the renewal.

    Raises `Refusal`, as `council_renewal`.
    """
    until = or_refuse(council_renewal(on))
    acts = {row["name"]: row["act"] for row in member.delegates or ()}
    new = {delegate.name for delegate, _replaced in named}
    resulting = delegates.after(delegates_known(member), named, on)
    member.resignations = [
        row for row in member.resignations or () if row["name"] not in new
    ]
    member.delegates = [
        {
            "name": each.name,
            "group": each.group,
            "side": each.side,
            "since": on if each.name in new else each.since,
            "until": until if each.name in new else each.until,
            "act": act if each.name in new else acts.get(each.name, ""),
        }
        for each in resulting
    ]


def delegates_until(member: "IMember", on: date) -> date | None:
    """Until when the delegates of a member make a valid list; `None` when they do not."""
    return delegates.complete_until(delegates_known(member), on, legal_numbers(on))
