"""The only reader of a sitting's fields for the rules."""

from functools import cache
from functools import partial
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.rules.sitting import SittingFacts
from imio.mutualisation.rules.states import ACT_DECIDED
from imio.mutualisation.rules.states import ACT_PLANNED
from imio.mutualisation.rules.states import SITTING_HELD
from imio.mutualisation.rules.voting import in_office
from imio.mutualisation.rules.voting import items_named
from imio.mutualisation.rules.voting import names_at
from imio.mutualisation.rules.voting import present_at
from imio.mutualisation.rules.voting import Votes
from imio.mutualisation.sitting.rows import attendance_of
from imio.mutualisation.sitting.schema import ISitting
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


@read_once
def sitting_facts(sitting: ISitting) -> SittingFacts:
    """A sitting as the rules take it."""
    agenda = cache(partial(items, sitting))
    return lazily(
        SittingFacts,
        state=sitting.review_state,
        body=lambda: sitting.body,
        sitting_on=lambda: sitting.sitting_on,
        convened_on=lambda: sitting.convened_on,
        last_convocation=lambda: bool(sitting.last_convocation),
        items=lambda: len(agenda()),
        undecided=lambda: sum(brain.review_state in ACT_PLANNED for brain in agenda()),
        attendance=lambda: len(sitting.attendance or ()),
        has_hour=lambda: sitting.starts_at is not None,
        unready=lambda: _unready(sitting, agenda()),
        contradicted=lambda: _contradicted(sitting, agenda()),
        astray=lambda: _astray(sitting, agenda()),
    )


def _astray(sitting: ISitting, agenda: list[Any]) -> tuple[tuple[str, int], ...]:
    known = {0, *(brain.item_number for brain in agenda)}
    named = items_named(attendance_of(sitting))
    return tuple((name, item) for name, item in named if item not in known)


def _contradicted(sitting: ISitting, agenda: list[Any]) -> tuple[int, ...]:
    """Of what is decided: a vote that is still to come is asked when it comes."""
    rows = attendance_of(sitting)
    decided = [brain for brain in agenda if brain.review_state not in ACT_PLANNED]
    return tuple(
        brain.item_number
        for brain in decided
        if not brain._unrestrictedGetObject().vote_fits(
            names_at(rows, brain.item_number), in_office(rows)
        )
    )


def _unready(sitting: ISitting, agenda: list[Any]) -> tuple[int, ...]:
    """Of an agenda that may still change; what was settled was ready then."""
    if sitting.review_state() != "created":
        return ()
    drafts = [brain for brain in agenda if brain.review_state == "draft"]
    acts = [brain._unrestrictedGetObject() for brain in drafts]
    return tuple(act.item_number or 0 for act in acts if not act.may_be_called())


def items(sitting: ISitting) -> list[Any]:
    """The deliberations on the agenda, in its order, whoever asks."""
    brains = existing("Deliberation", sitting_uid=uid(sitting))
    return sorted(brains, key=lambda brain: (brain.item_number or 0, brain.created))


def decided(sitting: ISitting) -> int:
    """How many of its items are decided."""
    return sum(brain.review_state in ACT_DECIDED for brain in items(sitting))


def was_held(sitting: ISitting) -> bool:
    """Whether somebody marked it as held."""
    return sitting.review_state() in SITTING_HELD


def adopted(sitting: ISitting) -> list[Any]:
    """The acts of it that were adopted, in the order of its agenda."""
    there = [brain for brain in items(sitting) if brain.adopted_on is not None]
    return [brain._unrestrictedGetObject() for brain in there]


def given_to(sitting: ISitting, item: int | None) -> dict[str, Any]:
    """What a deliberation takes from the sitting on whose agenda it is."""
    rows = attendance_of(sitting)
    return {
        "body": sitting.body,
        "sitting_on": sitting.sitting_on,
        "convened_on": sitting.convened_on,
        "last_convocation": bool(sitting.last_convocation),
        "members_in_office": in_office(rows) or None,
        "members_present": present_at(rows, item) if rows else None,
    }


def votes_counted(brain: ICatalogBrain) -> Votes | None:
    """The votes on an item, from the catalogue; `None` where nobody has voted."""
    figures = (brain.votes_for, brain.votes_against, brain.abstentions)
    counted = all(isinstance(figure, int) for figure in figures) and sum(figures)
    return Votes(*figures).among(brain.members_present) if counted else None


def voters(sitting: ISitting, item: int | None) -> tuple[str, ...] | None:
    """Who sits for an item; `None` while nobody noted who was there."""
    rows = attendance_of(sitting)
    return names_at(rows, item) if rows else None
