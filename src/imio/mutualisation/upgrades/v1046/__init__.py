"""A member that buys agrees to each change of what is published; bids are to be confirmed in
nobody's name; a confidential document is no part of what is published.
"""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.rules.tendering import DOCUMENTS
from imio.mutualisation.tender.terms import published_terms
from imio.mutualisation.upgrades.letter import bring_types
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The steps of tenders and bids; what was published of documents, as it is read now."""
    bring_types(setup_tool, "Bid", "Tender")
    for brain in existing("Tender", review_state="published"):
        tender = brain._unrestrictedGetObject()
        if tender.published_terms is not None:
            now = {DOCUMENTS: published_terms(tender)[DOCUMENTS]}
            tender.published_terms = {**tender.published_terms, **now}
