"""Who may still join: how far one has come with each, and how likely it is.

IMIO practice 2014: some 90 communes to win, as many CPAS as communes in two years, then police
zones, intercommunales and housing companies; of the provinces, « sans doute Namur demain ».
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


# Whom IMIO seeks: an applicant has decided already.
SOUGHT = "prospect"
STAGES = ("to_contact", "contacted", "interested", "deciding", "not_now")
LIKELIHOODS = ("low", "medium", "high")
# From so many days before on, a contact stands in the work of IMIO.
AHEAD = 7  # days


@dataclass(frozen=True, slots=True)
class Prospect:
    """An authority that is none of ours yet; empty where nobody has said it."""

    brain: Any
    stage: str
    likelihood: str
    next_contact: date | None


def in_order(prospects: Iterable[Prospect]) -> list[Prospect]:
    """Those whom somebody is to call first, then the likely ones, as they came."""
    chances = {"": 0, **{name: place for place, name in enumerate(LIKELIHOODS, 1)}}
    return sorted(
        prospects,
        key=lambda each: (each.next_contact or date.max, -chances[each.likelihood]),
    )
