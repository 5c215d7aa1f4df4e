"""The bids of a tender, which lie in the records of their partners."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from typing import Any


def bids_of(tender: Any, *states: str) -> list[Any]:
    """The bids in some states, whoever asks, in the order of their partners' names.

    The caller tells nobody of bids that are sealed.
    """
    brains = existing("Bid", tender_uid=uid(tender), review_state=states)
    bids = [brain._unrestrictedGetObject() for brain in brains]
    return sorted(bids, key=lambda bid: (bid.bidder().title, uid(bid)))
