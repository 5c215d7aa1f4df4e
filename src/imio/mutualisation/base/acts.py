"""The acts that prove something: of a purpose, executory, and that open what they decide; and
how one begins.

`deliberation/facts.py` says whether an act opens; every other domain asks here.
"""

from datetime import date
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.rules.drafting import Draft
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


def create_act(owner: Any, purpose: str, draft: Draft, **values: Any) -> Any:
    """An act of an authority, or of IMIO in its section, from its first draft."""
    texts = {
        name: [{"text": text} for text in getattr(draft, name)]
        for name in ("visas", "recitals", "articles")
    }
    values = {"title": draft.title, "purpose": purpose, **values}
    return create_in(owner, "Deliberation", **texts, **values)
