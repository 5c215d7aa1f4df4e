"""Keys are deposited, turned, and the bids opened by two people together."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.standards.sealing import canonical
from imio.mutualisation.standards.sealing import KeyCard
from imio.mutualisation.standards.sealing import lock
from imio.mutualisation.standards.sealing import make_card
from imio.mutualisation.standards.sealing import release
from imio.mutualisation.standards.sealing import SealBroken
from imio.mutualisation.standards.sealing import sign
from imio.mutualisation.standards.sealing import Signature
from imio.mutualisation.standards.sealing import sound_passphrase
from imio.mutualisation.standards.sealing import turn
from imio.mutualisation.standards.sealing import verified
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.facts import bids_due
from imio.mutualisation.tender.facts import tender_facts
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.vault import kept_vault
from imio.mutualisation.tender.vault import vault_of
from plone import api
from typing import Any

import hashlib


def current_user() -> str:
    """The id of whoever acts."""
    return api.user.get_current().getId()


# --- Before publication -------------------------------------------------------


def may_deposit(tender: ITender) -> Verdict:
    """Refused: `not_of_committee`, `keys_locked` once the tender is published."""
    return first_refusal(
        require(current_user() in (tender.committee or ()), "not_of_committee"),
        require(tender.review_state() == "preparation", "keys_locked"),
    )


def deposit_key(tender: ITender, passphrase: str) -> None:
    """A new card of the current user, in the place of an earlier one.

    Raises `Refusal`: as `may_deposit`, `passphrase_too_short`.
    """
    or_refuse(first_refusal(may_deposit(tender), sound_passphrase(passphrase)))
    user = current_user()
    kept_vault(tender).cards[user] = make_card(user, passphrase).to_dict()


def make_lock(tender: ITender) -> None:
    """The key of the tender, from the cards of its committee; called on publication."""
    vault = kept_vault(tender)
    vault.lock = lock(vault.all_cards(tender.committee)).to_dict()


# --- After the bids are due ---------------------------------------------------


def may_turn(tender: ITender) -> Verdict:
    """Refused: `not_of_committee`, `already_turned`, as `tendering.may_turn_key`."""
    vault, user = vault_of(tender), current_user()
    return first_refusal(
        require(vault.card(user) is not None, "not_of_committee"),
        require(user not in vault.turned, "already_turned"),
        tendering.may_turn_key(tender_facts(tender), clock.now()),
    )


def turn_key(tender: ITender, passphrase: str) -> bool:
    """Turn one's key; the second to do it opens the bids. Whether they are open now.

    Raises `Refusal`: as `may_turn`, or the reason of a seal that does not hold.
    """
    or_refuse(may_turn(tender))
    card = vault_of(tender).card(current_user())
    if card is None:
        raise Refusal(Refused("not_of_committee"))
    try:
        if not vault_of(tender).turned:
            _first(tender, card, passphrase)
            return False
        _second(tender, card, passphrase)
    except SealBroken as broken:
        raise Refusal(Refused(broken.reason)) from broken
    return True


def _first(tender: ITender, card: KeyCard, passphrase: str) -> None:
    vault = kept_vault(tender)
    vault.turned[card.holder] = turn(vault.key(), card, passphrase).to_dict()
    _sign(tender, card, passphrase)


def _second(tender: ITender, card: KeyCard, passphrase: str) -> None:
    vault = kept_vault(tender)
    private = release(vault.key(), card, passphrase, vault.turns())
    vault.turned[card.holder] = {"holder": card.holder, "handed": {}}
    _sign(tender, card, passphrase)
    if not all(_holds(tender, each) for each in vault.signatures()):
        raise SealBroken
    tender.opening = _record(tender)
    for bid in bids_of(tender, "sealed"):
        bid.unseal(private)
        perform(bid, "open")
    perform(tender, "evaluate")


def _sign(tender: ITender, card: KeyCard, passphrase: str) -> None:
    kept_vault(tender).signed[card.holder] = {
        "name": name_of_current_user(),
        "at": clock.now().isoformat(timespec="seconds"),
        "signature": sign(card, passphrase, body(tender)).to_dict(),
    }


def _holds(tender: ITender, signature: Signature) -> bool:
    """Whether a signature of the record is by the card of its holder."""
    card = vault_of(tender).card(signature.holder)
    own = card is not None and signature.verify == card.verify
    return own and verified(signature, body(tender))


# --- The record ---------------------------------------------------------------


def sealed(tender: ITender) -> list[dict[str, str]]:
    """What the record says of each bid: never what is in it."""
    return [
        {
            "bid": uid(bid),
            "bidder": bid.bidder().title,
            "sealed_at": bid.sealed_at.isoformat() if bid.sealed_at else "",
            "sha256": bid.sealed_sha256,
        }
        for bid in bids_of(tender, "sealed", "opened", "ranked", "excluded")
    ]


def body(tender: ITender) -> bytes:
    """What both openers sign: the tender, the deadline, each bid and its hash."""
    due = bids_due(tender)
    return canonical(
        {
            "tender": uid(tender),
            "number": tender.number,
            "bids_due": due.isoformat() if due else None,
            "bids": sealed(tender),
        }
    )


def _record(tender: ITender) -> dict[str, Any]:
    signed, bids = body(tender), sealed(tender)
    return {
        "opened_at": clock.now().isoformat(timespec="seconds"),
        "body": signed.decode(),
        "body_sha256": hashlib.sha256(signed).hexdigest(),
        "count": len(bids),
        "unconfirmed": len(bids_of(tender, "to_confirm")),
        "withdrawn": len([b for b in bids_of(tender, "withdrawn") if b.sealed_at]),
        "bids": bids,
        "signatures": list(vault_of(tender).signed.values()),
    }
