"""The acts that exist, found by what identifies them."""

from collections.abc import Collection
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.deliberation.schema import IDeliberation
from typing import Any
from zope.schema import getFieldNames


# The path of what holds an act, and the identifier that it has elsewhere.
Key = tuple[str, str]


def acts_by_key(identifiers: Collection[str]) -> dict[Key, list[Any]]:
    """The acts of these identifiers, wherever they are; no other one is woken."""
    acts: dict[Key, list[Any]] = {}
    if not identifiers:
        return acts
    for brain in existing("Deliberation", external_id=list(identifiers)):
        act = brain._unrestrictedGetObject()
        home = brain.getPath().rpartition("/")[0]
        acts.setdefault((home, act.external_id), []).append(act)
    return acts


def acts_by_number(numbers: Collection[str]) -> dict[Key, Any]:
    """The acts that bear these numbers here."""
    acts = existing("Deliberation") if numbers else ()
    borne = [each for each in acts if each.number in numbers]
    homes = (brain.getPath().rpartition("/")[0] for brain in borne)
    return {
        (home, brain.number): brain._unrestrictedGetObject()
        for home, brain in zip(homes, borne, strict=True)
    }


def record(act: IDeliberation) -> dict[str, Any]:
    """The present values of an act, by field."""
    return {name: getattr(act, name) for name in getFieldNames(IDeliberation)}
