"""What happens after a member is admitted, leaves or merges."""

from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.changes import note
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.creation import move_to
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.localroles import add_people_of
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.member import facts
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules import membership
from imio.mutualisation.rules.verdict import Refused
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


MERGER = "Fusion"
ACCOUNTS = _("change_accounts_merged", default="Accounts of a merged member")


@adapter(IMember, IAfterTransitionEvent)
def after_step(member: IMember, event: IAfterTransitionEvent) -> None:
    """The dates on which membership rests, and the fee as it was that day."""
    follow(CONSEQUENCES, member, event)


def admitted(member: IMember, comment: str) -> None:
    member.admitted_on = clock.today()
    member.share_fee = number_due("share_fee")


def left(member: IMember, comment: str) -> None:
    member.left_on = clock.today()


def taken_back(member: IMember, comment: str) -> None:
    member.left_on = member.merged_on = None


@adapter(IMember, IObjectModifiedEvent)
def count_delegates(member: IMember, event: IObjectModifiedEvent) -> None:
    """A resignation may leave the list incomplete."""
    member.note_delegates()


def merged(member: IMember, comment: str) -> None:
    """A merged authority's records go on under its successor, numbers unchanged."""
    successor = facts.commune_of(member.successor_nis)
    if successor is None:
        raise Refusal(Refused("successor_unknown"))
    if member.admitted_on and not member.left_on:
        unite_rights(successor, member)
    add_people(successor, member)
    add_accounts(successor, member)
    serve_instead(successor, member)
    add_population(successor, member)
    add_migrations(successor, member)
    for record in list(member.objectValues()):
        move_to(successor, record)


def unite_rights(successor: IMember, absorbed: IMember) -> None:
    """The new authority is a member since the first of them was, with all their shares.

    What the absorbed one held stays on its record, as history.
    """
    both = membership.united(facts.rights(successor), facts.rights(absorbed))
    successor.admitted_on = both.admitted_on
    successor.share_count = both.shares
    successor.share_recorded_on = both.recorded_on
    if successor.share_fee is None:
        successor.share_fee = absorbed.share_fee
    if successor.review_state() != "member":
        perform_itself(successor, "succeed", MERGER)


def add_people(successor: IMember, absorbed: IMember) -> None:
    """Contacts and delegates go on until the new authority says otherwise."""
    for name in ("contacts", "delegates", "resignations"):
        known = list(getattr(successor, name) or ())
        known_by = {_who(row) for row in known}
        more = [
            row for row in getattr(absorbed, name) or () if _who(row) not in known_by
        ]
        setattr(successor, name, known + more)
    successor.note_delegates()


def _who(row: Mapping[str, Any]) -> tuple[str, str]:
    """Two people of one name are told apart by their address."""
    return row["name"], (row.get("email") or "").lower()


def add_accounts(successor: IMember, absorbed: IMember) -> None:
    """Who acted and signed for the absorbed authority does so for the new one.

    They stay in the groups of the absorbed one, which is history and may come back.
    """
    people = add_people_of(successor, absorbed)
    if people:
        note(successor, words(ACCOUNTS), "", f"{', '.join(people)} ({absorbed.title})")


def serve_instead(successor: IMember, absorbed: IMember) -> None:
    """Who served the absorbed authority (its CPAS, its police zone) serves the new one."""
    for brain in existing("Member"):
        other = brain._unrestrictedGetObject()
        served = list(other.communes_served or ())
        if absorbed.nis in served:
            new = (successor.nis if nis == absorbed.nis else nis for nis in served)
            other.communes_served = list(dict.fromkeys(new))
            other.reindexObject()


def add_population(successor: IMember, absorbed: IMember) -> None:
    """The merged authorities together, until the new one has a figure of its own."""
    if any(row["source"] != MERGER for row in successor.populations):
        return
    known = [facts.populations(each) for each in (successor, absorbed)]
    both = membership.merge(rows for rows in known if rows)
    successor.populations = [
        {
            "reference_date": each.reference_date,
            "inhabitants": each.inhabitants,
            "source": MERGER,
        }
        for each in both
    ]
    successor.reindexObject()


def add_migrations(successor: IMember, absorbed: IMember) -> None:
    """The new authority goes on with the moves that it has not begun itself."""
    begun = {row["product"] for row in successor.migrations}
    inherited = [row for row in absorbed.migrations if row["product"] not in begun]
    successor.migrations = [*successor.migrations, *inherited]
    successor.reindexObject(idxs=["migrations"])


CONSEQUENCES: Consequences = {
    "admit": admitted,
    "leave": left,
    "merge": merged,
    "back_to_member": taken_back,
    "back_to_prospect": taken_back,
}
