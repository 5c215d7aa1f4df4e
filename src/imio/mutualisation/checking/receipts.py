"""The receipts of sealed bids against their chain, the close and what lies in the bids."""

from collections.abc import Iterable
from collections.abc import Iterator
from hashlib import sha256
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.site_key import site_public_key
from imio.mutualisation.checking.trouble import Trouble
from imio.mutualisation.rules.bidding import PARTS
from imio.mutualisation.rules.bidding import PRICES
from imio.mutualisation.rules.bidding import WHOLE
from imio.mutualisation.standards.receipts import chained
from imio.mutualisation.standards.receipts import head
from imio.mutualisation.standards.receipts import Receipt
from imio.mutualisation.tender.receipts import last_hash
from imio.mutualisation.tender.receipts import receipts_of
from typing import Any


UNCHAINED = "ses reçus d’offres ne se suivent plus, ou ne sont plus signés, après le n° {number}"
NOT_AS_CLOSED = "ses reçus d’offres ne sont plus ceux de la clôture"
NOT_AS_RECEIVED = "l’enveloppe scellée n’est plus celle de son dernier reçu"


def receipt_troubles(records: Iterable[Any]) -> Iterator[Trouble]:
    """Of each tender, then of the bids that still hold what was sealed."""
    found = list(records)
    tenders = [each for each in found if each.portal_type.endswith(".Tender")]
    receipts = {uid(each): receipts_of(each) for each in tenders}
    for tender in tenders:
        yield from _chain(tender, receipts[uid(tender)])
    for bid in found:
        if bid.portal_type.endswith(".Bid") and bid.holds_envelope():
            yield from _envelopes(bid, receipts.get(bid.tender, ()))


def _chain(tender: Any, receipts: tuple[Receipt, ...]) -> Iterator[Trouble]:
    closing = tender.closing
    if not receipts and not closing:
        return
    public = closing["public_key"] if closing else site_public_key()
    sound = chained(public, receipts)
    if sound != receipts:
        yield Trouble(path(tender), UNCHAINED.format(number=len(sound)))
    if closing and not _as_closed(closing, receipts):
        yield Trouble(path(tender), NOT_AS_CLOSED)


def _as_closed(closing: dict[str, Any], receipts: tuple[Receipt, ...]) -> bool:
    digests, seal = [each.digest for each in receipts], Receipt(**closing["seal"])
    told = {"receipts": digests, "head": head(digests)}
    published = {name: closing[name] for name in told}
    signed = {name: seal.said[name] for name in told}
    return seal.held(closing["public_key"]) and told == published == signed


def _envelopes(bid: Any, receipts: tuple[Receipt, ...]) -> Iterator[Trouble]:
    for name in (WHOLE, PRICES):
        envelope = bid.envelope(name)
        if envelope is None:
            continue
        here = sha256(envelope.ciphertext).hexdigest()
        if here != last_hash(site_public_key(), receipts, uid(bid), PARTS[name].hash):
            yield Trouble(path(bid), NOT_AS_RECEIVED)
