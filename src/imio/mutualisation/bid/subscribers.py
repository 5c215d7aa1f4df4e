"""What happens when a bid is prepared, confirmed or withdrawn."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.open_data import to_publish
from imio.mutualisation.base.waits import note
from imio.mutualisation.bid.facts import tender_of
from imio.mutualisation.bid.facts import tender_sought
from imio.mutualisation.bid.schema import IBid
from imio.mutualisation.rules.states import BID_LIVING
from imio.mutualisation.rules.verdict import require
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent


@adapter(IBid, IObjectAddedEvent)
def prepare(bid: IBid, event: IObjectAddedEvent) -> None:
    """One living bid for a tender at a time; it is named after the tender."""
    tender = tender_sought(bid)
    partner = path(bid.bidder())
    others = existing(
        "Bid", path=partner, tender_uid=bid.tender, review_state=BID_LIVING
    )
    or_refuse(require(not [b for b in others if b.getPath() != path(bid)], "bid_twice"))
    bid.title = tender.title
    bid.reindexObject()


@adapter(IBid, IAfterTransitionEvent)
def after_step(bid: IBid, event: IAfterTransitionEvent) -> None:
    """A bid that is confirmed stands for the terms as they are now; how many are valid
    is public once they are open.
    """
    follow(CONSEQUENCES, bid, event)
    if tender := tender_of(bid):
        to_publish(tender)
        note(tender)


def confirmed(bid: IBid, comment: str) -> None:
    bid.terms_version = tender_sought(bid).terms_version


def withdrawn(bid: IBid, comment: str) -> None:
    """Its envelope is erased; that it was withdrawn is received as its sealing was."""
    if bid.holds_envelope():
        bid.erase_envelopes()
        received = bid.hashes(), clock.now()
        tender_sought(bid).receive(uid(bid), "withdrawn", *received)


def excluded(bid: IBid, comment: str) -> None:
    """The scores that were still due of it are due no more."""
    bid.reindexObject(idxs=["review_state"])
    tender_sought(bid).gather_scores()


CONSEQUENCES: Consequences = {
    "confirm": confirmed,
    "withdraw": withdrawn,
    "exclude": excluded,
}
