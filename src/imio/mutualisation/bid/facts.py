"""The only reader of a bid's fields for the rules."""

from imio.mutualisation.asked.tender import Tender
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.bid.schema import IBid
from imio.mutualisation.rules.bidding import BidFacts
from imio.mutualisation.rules.bidding import COLUMNS
from imio.mutualisation.rules.bidding import Promise
from imio.mutualisation.rules.scoring import Offer
from imio.mutualisation.rules.tendering import CONTINUITY
from imio.mutualisation.rules.verdict import Refused
from typing import Any


@read_once
def tender_of(bid: IBid) -> Tender | None:
    """The tender that a bid is for."""
    return record("Tender", bid.tender)


def tender_sought(bid: IBid) -> Tender:
    """The same, where nothing goes on without it. Raises `Refusal`: `tender_not_open`."""
    tender = tender_of(bid)
    if tender is None:
        raise Refusal(Refused("tender_not_open"))
    return tender


@read_once
def bid_facts(bid: IBid) -> BidFacts:
    """A bid as its guards take it."""
    tender = tender_of(bid)
    return BidFacts(
        state=bid.review_state(),
        tender_state=tender.review_state() if tender is not None else "",
        bids_due=tender.due() if tender is not None else None,
        terms_changed=tender is not None and bid.terms_version != tender.terms_version,
        has_envelope=bid.holds_envelope(),
        decrypted=bool(bid.prices),
        barred=bool(bid.barred),
        invited=tender is not None and tender.invites(uid(bid.bidder())),
        unfit=tender is not None and not tender.is_fit(uid(bid.bidder())),
    )


def promises(bid: IBid) -> list[Promise]:
    """The answers of a bid on continuity; nothing before it is opened."""
    tender = tender_of(bid)
    if tender is None:
        return []
    keys = {each.key for each in tender.all_criteria() if each.kind == CONTINUITY}
    return [
        Promise(tender.title, row["lot"], row["text"])
        for row in bid.answers or ()
        if row["criterion"] in keys
    ]


def offers_of(bid: IBid) -> tuple[Offer, ...]:
    """What a bid offers by lot of its tender; nothing before its prices are open."""
    return tuple(
        Offer(bid=uid(bid), **{name: row[name] for name in ("lot", *COLUMNS)})
        for row in _rows(bid)
        if row["price"] is not None
    )


def lots_of(bid: IBid) -> tuple[str, ...]:
    """The lots of its tender that a bid is for; none before it is opened."""
    return tuple(row["lot"] for row in _rows(bid))


def _rows(bid: IBid) -> list[dict[str, Any]]:
    tender = tender_of(bid)
    lots = {lot.number for lot in tender.all_lots()} if tender is not None else set()
    return [row for row in bid.prices or () if row["lot"] in lots]
