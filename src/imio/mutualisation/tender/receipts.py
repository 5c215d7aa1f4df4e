"""The receipts of a tender, and what is fixed and published when its bidding closes.

Beside its fields, as the vault is: before the close nobody learns how many there are.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from imio.mutualisation.asked.bid import Bid
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.site_key import site_key
from imio.mutualisation.base.site_key import site_public_key
from imio.mutualisation.base.timestamps import token_or_log
from imio.mutualisation.rules.bidding import PARTS
from imio.mutualisation.standards.receipts import as_pem
from imio.mutualisation.standards.receipts import chained
from imio.mutualisation.standards.receipts import head
from imio.mutualisation.standards.receipts import issue
from imio.mutualisation.standards.receipts import Receipt
from imio.mutualisation.standards.receipts import signed
from imio.mutualisation.standards.sealing import canonical
from imio.mutualisation.tender.bids import counted_bids
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.vault import vault_of
from persistent.list import PersistentList
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "imio.mutualisation.receipts"
SEALED = "sealed"
WITHDRAWN = "withdrawn"


def receipts_of(tender: ITender) -> tuple[Receipt, ...]:
    """All of a tender, in the order they were given."""
    return tuple(map(Receipt.from_dict, IAnnotations(tender).get(KEY, ())))


def receive(
    tender: ITender, bid: str, step: str, hashes: Mapping[str, str], at: datetime
) -> Receipt:
    """The receipt of envelopes that were `sealed` or `withdrawn`, kept in the chain.

    `hashes`: the SHA-256 of each by the name that `rules.bidding.PARTS` gives it.
    """
    said = {"tender": uid(tender), "reference": tender.number, "bid": bid}
    instant = at.astimezone(UTC).isoformat()
    receipt = issue(
        site_key(), receipts_of(tender), **said, step=step, **hashes, at=instant
    )
    token = token_or_log(receipt.text.encode(), f"a receipt of {tender.number}")
    receipt = receipt.stamped(token) if token else receipt
    kept = IAnnotations(tender).setdefault(KEY, PersistentList())
    kept.append(receipt.to_dict())
    return receipt


def receipt_of(tender: ITender, bid: str) -> Receipt | None:
    """The last one that was given for a bid."""
    mine = (each for each in receipts_of(tender) if each.said["bid"] == bid)
    return next(reversed(tuple(mine)), None)


# --- The close of bidding -----------------------------------------------------


def close(tender: ITender) -> None:
    """Fix what the openers will sign, and the head of the chain that all may read."""
    bids, receipts = counted_bids(tender), receipts_of(tender)
    digests = [each.digest for each in receipts]
    instant = clock.now().isoformat(timespec="seconds")
    said = {"tender": uid(tender), "reference": tender.number, "closed_at": instant}
    text = canonical({**said, "receipts": digests, "head": head(digests)})
    token = token_or_log(text, f"the closing of {tender.number}")
    seal = Receipt(text.decode(), signed(site_key(), text))
    public, due = site_public_key(), tender.due()
    names = [PARTS[name].hash for name in vault_of(tender).by_envelope()]
    tender.closing = {
        "closed_at": instant,
        "bids_due": due.isoformat() if due else None,
        "receipts": digests,
        "head": head(digests),
        "chained": chained(public, receipts) == receipts,
        "public_key": public,
        "seal": (seal.stamped(token) if token else seal).to_dict(),
        "bids": [
            {
                **_row(bid),
                **{name: last_hash(public, receipts, uid(bid), name) for name in names},
            }
            for bid in bids
            if bid.review_state() == "sealed"
        ],
        "unconfirmed": _count(bids, "to_confirm"),
        "withdrawn": _count(bids, "withdrawn"),
    }


def last_hash(public: str, receipts: Iterable[Receipt], bid: str, name: str) -> str:
    """The SHA-256 of that name in the last receipt of a bid that holds; empty without
    one, and for one that was withdrawn.
    """
    said = [
        each.said for each in receipts if each.said["bid"] == bid and each.held(public)
    ]
    return said[-1].get(name, "") if said and said[-1]["step"] == SEALED else ""


def _row(bid: Bid) -> dict[str, str]:
    return {
        "bid": uid(bid),
        "bidder": bid.bidder().title,
        "sealed_at": bid.sealed_at.isoformat() if bid.sealed_at else "",
    }


def received(tender: ITender, envelope: str) -> dict[str, str]:
    """The SHA-256 of that envelope of each bid that the closing names; empty where the
    receipt, which the published digests fix, no longer says the same.
    """
    name = PARTS[envelope].hash
    closing = tender.closing
    known = [each for each in receipts_of(tender) if each.digest in closing["receipts"]]
    said = {
        row["bid"]: last_hash(closing["public_key"], known, row["bid"], name)
        for row in closing["bids"]
    }
    return {
        row["bid"]: row[name] if said[row["bid"]] == row[name] else ""
        for row in closing["bids"]
    }


def _count(bids: list[Bid], state: str) -> int:
    return sum(bid.review_state() == state and bool(bid.sealed_at) for bid in bids)


# --- What everybody may check -------------------------------------------------


def published_sealing(tender: ITender) -> dict[str, Any]:
    """The keys of a tender, and its receipts once the bidding is closed."""
    vault, closing = vault_of(tender), tender.closing
    return {
        "public_key": vault.lock["public"] if vault.lock else None,
        "price_key": vault.prices and vault.prices.key().public,
        "committee": vault.fingerprints(tender.committee or ()),
        "site_key": as_pem(site_public_key()),
        "closing": closing
        and {
            "closed_at": closing["closed_at"],
            "head": closing["head"],
            "receipts": closing["receipts"],
            **closing["seal"],
        },
    }
