"""The bidding closes by itself once the bids are due."""

from collections.abc import Iterator
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import take
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.messages import tell
from imio.mutualisation.tender.schema import ITender


# Days before the bids are due on which those that are not confirmed are reminded.
REMINDED_BEFORE = 3
REMINDED = _("due_bids_reminded", default="Bidders reminded to confirm their bids")


def settle() -> list[Line]:
    """Close the bidding of every tender whose deadline has passed."""
    return each(found("Tender", review_state="published"), close)


def close(tender: ITender) -> Iterator[Done]:
    """The step of one tender that is published; bids to be confirmed are reminded."""
    if tender.may_close_bidding():
        yield take(tender, "close_bidding")
    elif tender.reminded_version < tender.terms_version and _is_near(tender):
        late = bids_of(tender, "to_confirm")
        tell(late, tender, "confirm_soon", until=exact(tender.due()))
        tender.reminded_version = tender.terms_version
        if late:
            yield Done(tender, "remind", words(REMINDED))


def _is_near(tender: ITender) -> bool:
    due = tender.due()
    return due is not None and (due.date() - clock.today()).days <= REMINDED_BEFORE
