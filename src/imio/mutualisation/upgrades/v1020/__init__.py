"""The site signs receipts; an envelope that does not open is set aside; halves are erased."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.site_key import site_key
from imio.mutualisation.rules.states import TENDER_UNOPENED
from imio.mutualisation.tender.bids import counted_bids
from imio.mutualisation.tender.opening import erase_keys
from imio.mutualisation.tender.receipts import close
from imio.mutualisation.tender.receipts import receipt_of
from imio.mutualisation.tender.receipts import receive
from imio.mutualisation.tender.vault import kept_vault
from imio.mutualisation.tender.vault import vault_of
from imio.mutualisation.upgrades.letter import bring_types
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The state of a bid, the key of the site, then tender by tender."""
    bring_types(setup_tool, "Bid")
    site_key()
    for brain in existing("Tender"):
        bring_sealing(brain._unrestrictedGetObject())


def bring_sealing(tender: Any) -> None:
    """Fingerprints of its keys, then as far as its bids are."""
    if not vault_of(tender).lock:
        return
    vault, bids = kept_vault(tender), counted_bids(tender)
    if vault.published is None:
        cards = vault.all_cards(vault.key().keys)
        vault.published = {card.holder: card.fingerprint for card in cards}
    for bid in bids:
        if bid.review_state() == "withdrawn":
            bid.erase_envelopes()
    if tender.review_state() in TENDER_UNOPENED:
        give_receipts(tender, bids)
    else:
        erase_keys(tender)


def give_receipts(tender: Any, bids: list[Any]) -> None:
    """In the order they were sealed; a bidding that is closed is fixed with them."""
    for bid in sorted(bids, key=lambda each: str(each.sealed_at)):
        if bid.holds_envelope() and not receipt_of(tender, uid(bid)):
            receive(tender, uid(bid), "sealed", bid.hashes(), bid.sealed_at)
    if tender.review_state() == "opening" and not tender.closing:
        close(tender)
