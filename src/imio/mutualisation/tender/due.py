"""The bidding closes by itself once the bids are due."""

from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.guard import perform
from typing import Any


def settle() -> list[tuple[Any, str]]:
    """Close the bidding of every tender whose deadline has passed."""
    tenders = [brain.getObject() for brain in found("Tender", review_state="published")]
    over = [tender for tender in tenders if tender.may_close_bidding()]
    for tender in over:
        perform(tender, "close_bidding")
    return [(tender, "close_bidding") for tender in over]
