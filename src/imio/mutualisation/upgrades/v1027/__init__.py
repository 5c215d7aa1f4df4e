"""Bidders are selected before they are ranked: what is published stays as it is."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import complete_legal_numbers
from typing import Any


NOTHING: dict[str, Any] = {
    "grounds": [],
    "selection": [],
    "reuse_clause": "",
    "candidates_until": "",
    "buyer": "",
    "ownership": "",
}


def upgrade(setup_tool: Any) -> None:
    """The days of candidates, and the step of a member that buys. What is published keeps
    neither criteria of selection, nor a clause of reuse, nor candidates.
    """
    complete_legal_numbers()
    bring_types(setup_tool, "Tender")
    for brain in existing("Tender"):
        tender = brain._unrestrictedGetObject()
        if tender.number and not tender.before_selection:
            tender.before_selection, tender.reuse_clause = True, ""
            if tender.published_terms is not None:
                tender.published_terms = {**NOTHING, **tender.published_terms}
