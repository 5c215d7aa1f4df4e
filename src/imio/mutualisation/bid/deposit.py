"""A bid is checked, sealed and received in one go; it is never kept in clear.

By form or by REST, the same steps: read what was sent, ask the rules, seal it to the
committee, note the instant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from imio.mutualisation.asked.partner import Partner
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.bid.facts import tender_sought
from imio.mutualisation.bid.opened import readable
from imio.mutualisation.bid.packing import Enclosed
from imio.mutualisation.bid.packing import joined
from imio.mutualisation.bid.packing import pack
from imio.mutualisation.bid.packing import unpack
from imio.mutualisation.bid.schema import IBid
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.standards.receipts import Receipt
from imio.mutualisation.standards.sealing import envelope_read
from imio.mutualisation.standards.sealing import seal
from imio.mutualisation.standards.sealing import SealBroken
from typing import Any


LARGEST = 50 * 1024 * 1024  # bytes, of all files together
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Deposited:
    """What the bidder keeps: the instant, the hashes, the code to read it again, and
    the receipt that the site signed.
    """

    sealed_at: datetime
    hashes: Mapping[str, str]
    reading_code: str
    receipt: Receipt


def may_deposit(bid: IBid, content: BidContent, files: tuple[Enclosed, ...]) -> Verdict:
    """Refused: as `bidding.may_seal`, `bidding.sound_content`, `files_too_large`.

    Raises `Refusal`: `tender_not_open` where the tender is gone.
    """
    size = sum(len(each.data) for each in files)
    return first_refusal(
        bid.may_seal(),
        tender_sought(bid).soundness(content),
        require(size <= LARGEST, "files_too_large", most=LARGEST // MEGABYTE),
    )


def deposit(bid: IBid, content: BidContent, files: tuple[Enclosed, ...]) -> Deposited:
    """Seal a bid that the opening will read, each part in its envelope.

    Raises `Refusal`: as `may_deposit`, as `readable`.
    """
    or_refuse(may_deposit(bid, content, files))
    tender, at, code, envelopes = tender_sought(bid), clock.now(), "", {}
    for name, public in tender.public_keys().items():
        text = pack(content, files, name)
        readable(text, name)
        envelopes[name], code = seal(public, bid.envelope_name(name), text, code)
    bid.keep_envelopes(envelopes, at, tender.terms_version)
    perform(bid, "seal")
    receipt = tender.receive(uid(bid), "sealed", bid.hashes(), at)
    return Deposited(at, bid.hashes(), code, receipt)


def prepare_bid(partner: Partner, reference: str) -> Any:
    """The bid of a partner being prepared for a tender, new if there is none.

    Raises `Refusal`: `tender_not_open`, `not_invited`.
    """
    tender = by_reference("Tender", reference) if reference else None
    if tender is None or tender.review_state() != "published":
        raise Refusal(Refused("tender_not_open"))
    or_refuse(require(tender.invites(uid(partner)), "not_invited"))
    query = {"path": path(partner), "tender_uid": uid(tender)}
    brains = found("Bid", review_state="draft", **query)
    if brains:
        return brains[0].getObject()
    return create_in(partner, "Bid", tender=uid(tender))


def read_again(bid: IBid, code: str) -> tuple[BidContent, tuple[Enclosed, ...]]:
    """What a bidder sealed. Raises `Refusal`: `not_sealed_yet`, `wrong_reading_code`,
    `envelope_missing`.
    """
    if not bid.holds_envelope():
        raise Refusal(Refused("not_sealed_yet"))
    try:
        return joined(
            unpack(_read(bid, name, code), name)
            for name in tender_sought(bid).public_keys()
        )
    except SealBroken as broken:
        raise Refusal(Refused(broken.reason)) from broken


def _read(bid: IBid, name: str, code: str) -> bytes:
    envelope = bid.envelope(name)
    if envelope is None:
        raise Refusal(Refused("envelope_missing"))
    return envelope_read(envelope, code)


def last_receipt(bid: IBid) -> Receipt:
    """What the site signed last. Raises `Refusal`: `not_sealed_yet`."""
    receipt = tender_sought(bid).receipt_of(uid(bid))
    if receipt is None:
        raise Refusal(Refused("not_sealed_yet"))
    return receipt
