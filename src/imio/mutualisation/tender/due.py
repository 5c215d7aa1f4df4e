"""The bidding closes by itself once the bids are due."""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import take
from imio.mutualisation.tender.schema import ITender


def settle() -> list[Line]:
    """Close the bidding of every tender whose deadline has passed."""
    return each(found("Tender", review_state="published"), close)


def close(tender: ITender) -> Iterator[Done]:
    """The step of one tender that is published."""
    if tender.may_close_bidding():
        yield take(tender, "close_bidding")
