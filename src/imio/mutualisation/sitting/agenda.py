"""The numbers of an agenda: 1 to n while it is open, then as they stand."""

from Acquisition import aq_parent
from collections.abc import Iterable
from collections.abc import Sequence
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.rules.sitting import may_arrange
from imio.mutualisation.rules.states import ACT_PLANNED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.sitting import facts
from imio.mutualisation.sitting.schema import ISitting
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


OPEN = "created"
# What the members are told of an item.
OF_ITEM = ("title", "privacy")


def acts(sitting: ISitting) -> list[Any]:
    """The deliberations on the agenda, in its order, whoever asks."""
    return [brain._unrestrictedGetObject() for brain in facts.items(sitting)]


def place(sitting: ISitting, act: Any) -> None:
    """An item comes to the agenda, or moves on it; the others make room."""
    if act.placed == (uid(sitting), act.item_number):
        return
    others = [each for each in acts(sitting) if uid(each) != uid(act)]
    if sitting.review_state() == OPEN:
        at = act.item_number or len(others) + 1
        number(sitting, [*others[: at - 1], act, *others[at - 1 :]])
        return
    if act.placed is None:
        taken = (each.item_number or 0 for each in others)
        act.item_number, act.late = max(taken, default=0) + 1, True
        act.placed = (uid(sitting), act.item_number)
        sitting.convened_items = {**sitting.convened_items, **told_of(act)}


def told_of(*items: Any) -> dict[str, dict[str, Any]]:
    """What the agenda says of these items, which stands once it is settled."""
    return {uid(act): {name: getattr(act, name) for name in OF_ITEM} for act in items}


def number(sitting: ISitting, items: Iterable[Any]) -> None:
    """From 1 on, in that order; once the agenda is settled numbers stand."""
    if sitting.review_state() != OPEN:
        return
    for place, act in enumerate(items, 1):
        if act.placed != (uid(sitting), place):
            act.item_number, act.placed = place, (uid(sitting), place)
            act.reindexObject(idxs=["sitting_uid"])


def waiting(sitting: ISitting) -> list[ICatalogBrain]:
    """The drafts of the same authority and body that wait for a sitting, the oldest first."""
    brains = found(
        "Deliberation",
        path=path(aq_parent(sitting)),
        review_state=ACT_PLANNED,
        sort_on="created",
    )
    return [
        brain
        for brain in brains
        if not brain.sitting_uid and brain.body == sitting.body
    ]


def arrange(sitting: ISitting, order: Sequence[str]) -> None:
    """The whole agenda as a list of UIDs, with the drafts that come on it.

    Raises `Refusal`: as `may_arrange`; `draft_unknown` (value); as `may_join_agenda`.
    Nothing is kept then.
    """
    known = {uid(act): act for act in acts(sitting)}
    or_refuse(may_arrange(sitting.review_state(), list(known), order))
    drafts = {brain.UID: brain for brain in waiting(sitting)}
    coming = {each: _draft(drafts, each) for each in order if each not in known}
    here = uid(sitting)
    or_refuse(first_refusal(*(act.may_come(here) for act in coming.values())))
    for act in coming.values():
        act.come(here)
    both = {**known, **coming}
    number(sitting, [both[each] for each in order])


def _draft(drafts: dict[str, ICatalogBrain], uid: str) -> Any:
    if uid not in drafts:
        raise Refusal(Refused("draft_unknown", {"value": uid}))
    return drafts[uid].getObject()
