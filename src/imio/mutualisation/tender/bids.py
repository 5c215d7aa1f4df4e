"""The bids of a tender, which lie in the records of their partners."""

from collections.abc import Iterator
from contextlib import suppress
from imio.mutualisation.asked.bid import Bid
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.tender.schema import ITender
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain

import logging


logger = logging.getLogger(__name__)

SECTION = "partenaires"


def bids_of(tender: ITender, *states: str) -> list[Bid]:
    """The bids in some states, whoever asks, in the order of their partners' names.

    The caller tells nobody of bids that are sealed. One that is gone, and that the
    catalogue still names, stops nobody: the next opening says that it is missing.
    """
    brains = existing("Bid", tender_uid=uid(tender), review_state=states)
    return _in_order(each for brain in brains for each in _there(brain))


def _there(brain: ICatalogBrain) -> Iterator[Bid]:
    with suppress(KeyError):
        yield brain._unrestrictedGetObject()


def counted_bids(tender: ITender) -> list[Bid]:
    """All bids, found by walking the records of the partners, whatever their state.

    The catalogue is brought in line where it says otherwise: no bid is lost by it.
    """
    bids = _in_order(_walked(tender))
    there = {(path(bid), bid.review_state()): bid for bid in bids}
    known = existing("Bid", tender_uid=uid(tender))
    told = {(brain.getPath(), brain.review_state) for brain in known}
    catalog = api.portal.get_tool("portal_catalog")
    if differing := sorted(there.keys() ^ told):
        logger.warning(
            "The catalogue did not know these bids as they are: %s", differing
        )
    paths = {place for place, _state in there}
    for place, _state in told - there.keys():
        if place not in paths:
            catalog.uncatalog_object(place)
    for each in there.keys() - told:
        catalog.reindexObject(there[each])
    return bids


def _walked(tender: ITender) -> Iterator[Bid]:
    for partner in api.portal.get()[SECTION].objectValues():
        for each in partner.objectValues():
            if each.portal_type == TYPE.format("Bid") and each.tender == uid(tender):
                yield each


def _in_order(bids: Iterator[Bid]) -> list[Bid]:
    return sorted(bids, key=lambda bid: (bid.bidder().title, uid(bid)))
