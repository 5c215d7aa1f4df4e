"""The acts that prove something: of a purpose, executory, and that open what they decide.

`deliberation/facts.py` says whether an act opens; every other domain asks here.
"""

from datetime import date
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.rules.states import ACT_EXECUTORY
from typing import Any


def opening_acts(
    purpose: str, states: tuple[str, ...] = ACT_EXECUTORY, **query: Any
) -> list[Any]:
    """What the catalogue knows of them, whoever asks."""
    found = existing(
        "Deliberation", mutualisation_kind=purpose, review_state=states, **query
    )
    return [brain for brain in found if brain.opens]


def executory_days(purpose: str, **query: Any) -> list[date]:
    """The days on which they became executory, in order."""
    days = (brain.executory_on for brain in opening_acts(purpose, **query))
    return sorted(day for day in days if day)
