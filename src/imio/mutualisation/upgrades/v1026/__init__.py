"""Bidders are selected before they are ranked: what is published stays as it is."""

from imio.mutualisation.base.catalog import existing
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """A tender that is published states no criteria of selection, and is not asked to."""
    for brain in existing("Tender"):
        tender = brain._unrestrictedGetObject()
        if tender.published_terms is not None and not tender.before_selection:
            none: dict[str, Any] = {"grounds": [], "selection": []}
            tender.before_selection = True
            tender.published_terms = {**none, **tender.published_terms}
