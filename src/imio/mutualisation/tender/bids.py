"""The bids of a tender, which lie in the records of their partners."""

from imio.mutualisation.asked.bid import Bid
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.tender.schema import ITender


def bids_of(tender: ITender, *states: str) -> list[Bid]:
    """The bids in some states, whoever asks, in the order of their partners' names.

    The caller tells nobody of bids that are sealed.
    """
    brains = existing("Bid", tender_uid=uid(tender), review_state=states)
    bids = [brain._unrestrictedGetObject() for brain in brains]
    return sorted(bids, key=lambda bid: (bid.bidder().title, uid(bid)))
