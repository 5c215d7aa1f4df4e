"""The numbers of an agenda: 1 to n while it is open, then as they stand."""

from collections.abc import Iterable
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.sitting import facts
from imio.mutualisation.sitting.schema import ISitting
from typing import Any


OPEN = "created"


def acts(sitting: ISitting) -> list[Any]:
    """The deliberations on the agenda, in its order, whoever asks."""
    return [brain._unrestrictedGetObject() for brain in facts.items(sitting)]


def place(sitting: ISitting, act: Any) -> None:
    """An item comes to the agenda, or moves on it; the others make room."""
    others = [each for each in acts(sitting) if uid(each) != uid(act)]
    if sitting.review_state() == OPEN:
        at = act.item_number or len(others) + 1
        number(sitting, [*others[: at - 1], act, *others[at - 1 :]])
        return
    if act.placed is None:
        taken = (each.item_number or 0 for each in others)
        act.item_number, act.late = max(taken, default=0) + 1, True
        act.placed = (uid(sitting), act.item_number)


def number(sitting: ISitting, items: Iterable[Any]) -> None:
    """From 1 on, in that order; once the agenda is settled numbers stand."""
    if sitting.review_state() != OPEN:
        return
    for place, act in enumerate(items, 1):
        if act.placed != (uid(sitting), place):
            act.item_number, act.placed = place, (uid(sitting), place)
            act.reindexObject(idxs=["sitting_uid"])
