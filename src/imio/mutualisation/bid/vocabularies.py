"""What the form of a bid may choose."""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.terms import naming
from imio.mutualisation.base.terms import on_demand
from typing import Any
from zope.schema.vocabulary import SimpleTerm


@naming("Tender")
@on_demand
def open_tenders(context: Any) -> Iterator[SimpleTerm]:
    """The published tenders by UID, and the one that the bid is for."""
    brains = list(found("Tender", review_state="published"))
    chosen = getattr(context, "tender", None)
    if isinstance(chosen, str) and chosen not in {brain.UID for brain in brains}:
        brains += found("Tender", UID=chosen)
    return (SimpleTerm(brain.UID, brain.UID, brain.Title) for brain in brains)
