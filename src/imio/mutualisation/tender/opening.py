"""Keys are deposited, turned, and the bids opened by two people together: first their
technical parts and, when these are scored, their prices.
"""

from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.bidding import WHOLE
from imio.mutualisation.rules.tendering import COMMITTEE_MIN
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.standards.sealing import canonical
from imio.mutualisation.standards.sealing import KeyCard
from imio.mutualisation.standards.sealing import make_card
from imio.mutualisation.standards.sealing import release
from imio.mutualisation.standards.sealing import SealBroken
from imio.mutualisation.standards.sealing import sign
from imio.mutualisation.standards.sealing import sound_passphrase
from imio.mutualisation.standards.sealing import turn
from imio.mutualisation.standards.sealing import Turned
from imio.mutualisation.standards.sealing import verified
from imio.mutualisation.standards.sealing import WrongPassphrase
from imio.mutualisation.tender.bids import counted_bids
from imio.mutualisation.tender.conflicts import declared
from imio.mutualisation.tender.conflicts import may_begin
from imio.mutualisation.tender.conflicts import may_take_part
from imio.mutualisation.tender.facts import RECORDS
from imio.mutualisation.tender.facts import records_of
from imio.mutualisation.tender.facts import tender_facts
from imio.mutualisation.tender.messages import tell
from imio.mutualisation.tender.messages import tell_committee
from imio.mutualisation.tender.messages import tell_officers
from imio.mutualisation.tender.receipts import received
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.vault import kept_vault
from imio.mutualisation.tender.vault import vault_of
from itertools import takewhile
from plone import api
from typing import Any

import hashlib


# Words that whoever guesses a passphrase tries first, beside those of the person.
KNOWN = ("imio", "mutualisation", "marché", "offre")
MISSING = "envelope_missing"


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
    """A new card of the current user, in the place of an earlier one: all are told.

    Raises `Refusal`: as `may_deposit`, `passphrase_is_password`, as `sound_passphrase`.
    """
    or_refuse(may_deposit(tender))
    user = current_user()
    known = (user, name_of_current_user(), tender.title, *KNOWN)
    own = api.portal.get_tool("portal_membership").testCurrentPassword(passphrase)
    or_refuse(
        first_refusal(
            require(not own, "passphrase_is_password"),
            sound_passphrase(passphrase, known),
        )
    )
    vault = kept_vault(tender)
    replaced = user in vault.cards
    card = make_card(user, passphrase)
    vault.cards[user] = card.to_dict()
    if replaced:
        told = {"person": name_of_current_user(), "fingerprint": card.fingerprint}
        tell_committee(tender, "key_replaced", **told)


def make_lock(tender: ITender) -> None:
    """The keys of the tender, from the cards of its committee; called on publication."""
    vault = kept_vault(tender)
    vault.lock_with(vault.all_cards(tender.committee))


def erase_keys(tender: ITender) -> None:
    """Nothing is opened any more; called once the bids are open, or never will be."""
    for key in kept_vault(tender).by_envelope().values():
        key.erase()


# --- After the bids are due ---------------------------------------------------


def may_turn(tender: ITender) -> Verdict:
    """A key is turned once for each envelope; one whose signature does not hold signs
    again.

    Refused: `not_of_committee`, `already_turned`, as `conflicts.may_take_part`, as
    `tendering.may_turn_key`, as `conflicts.may_begin`, `card_replaced`.
    """
    vault, user = vault_of(tender), current_user()
    card = vault.card(user)
    return first_refusal(
        require(card is not None, "not_of_committee"),
        require(not has_signed(tender, to_turn(tender), user), "already_turned"),
        may_take_part(tender, user),
        tendering.may_turn_key(tender_facts(tender), clock.now()),
        may_begin(tender, to_turn(tender)),
        require(card is None or vault.is_published(card), "card_replaced"),
    )


def turn_key(tender: ITender, passphrase: str) -> bool:
    """Turn one's key; the second to do it opens an envelope of all bids. Whether it is
    open now.

    Raises `Refusal`: as `may_turn`, or the reason of a seal that does not hold.
    """
    or_refuse(may_turn(tender))
    card, envelope = kept_vault(tender).card(current_user()), to_turn(tender)
    if card is None:
        raise Refusal(Refused("not_of_committee"))
    try:
        if envelope not in records_of(tender):
            _turn(tender, envelope, card, passphrase)
        _sign(tender, envelope, card, passphrase)
    except SealBroken as broken:
        raise Refusal(Refused(broken.reason)) from broken
    is_open = envelope in records_of(tender)
    if is_open:
        _keep_signatures(tender, envelope)
        if tender.review_state() == "opening":
            perform(tender, "evaluate")
    return is_open


def to_turn(tender: ITender) -> str:
    """The envelope for which keys are turned: the first that is not open, or whose
    record two have not signed; the last one when there is none.
    """
    records, names = records_of(tender), tuple(vault_of(tender).by_envelope())
    due = (
        name
        for name in names
        if len(records.get(name, {}).get("signatures", ())) < COMMITTEE_MIN
    )
    return next(due, names[-1] if names else WHOLE)


def _turn(tender: ITender, envelope: str, card: KeyCard, passphrase: str) -> None:
    """Open the bids, or hand one's halves over where nobody else has, or to no avail."""
    key = kept_vault(tender).by_envelope()[envelope]
    if not any(row["person"] == card.holder for row in key.declared or ()):
        # Who opens in the place of somebody else may have declared since.
        key.declared = declared(tender)
    others = [each for each in key.turns() if each.holder != card.holder]
    try:
        private = release(key.key(), card, passphrase, others)
    except WrongPassphrase:
        raise
    except SealBroken:
        # The halves of the first do not fit: this one is the first now.
        handed = turn(key.key(), card, passphrase)
        key.forget_turns()
        key.turned[card.holder] = handed.to_dict()
        tell_committee(tender, "key_turned", person=name_of_current_user())
    else:
        key.turned[card.holder] = Turned(card.holder, {}).to_dict()
        _open(tender, envelope, private)
        key.erase()


def _open(tender: ITender, envelope: str, private: bytes) -> None:
    """Every envelope that holds is opened; a bid with another one is set aside, with
    the reason.
    """
    hashes = received(tender, envelope)
    due = [row["bid"] for row in _rows(tender, envelope)]
    names = {row["bid"]: row["bidder"] for row in tender.closing["bids"]}
    bids = {uid(bid): bid for bid in counted_bids(tender)}
    late = [
        each
        for each, bid in bids.items()
        if bid.awaits(envelope) and each not in hashes
    ]
    aside = []
    for each in (*due, *late):
        held, sha256 = each in bids, hashes.get(each, "")
        reason = bids[each].unseal(envelope, private, sha256) if held else MISSING
        if reason:
            bidder = names.get(each) or bids[each].bidder().title
            aside.append({"bid": each, "bidder": bidder, "reason": reason})
    setattr(tender, RECORDS[envelope], _record(tender, envelope, aside))
    apart = [bids[row["bid"]] for row in aside if row["bid"] in bids]
    for bid in apart:
        tell([bid], tender, "set_aside", reason=bid.barred_for())
    if aside:
        tell_officers(tender, "set_aside_officers", count=str(len(aside)))


def _sign(tender: ITender, envelope: str, card: KeyCard, passphrase: str) -> None:
    kept_vault(tender).by_envelope()[envelope].signed[card.holder] = {
        "name": name_of_current_user(),
        "at": clock.now().isoformat(timespec="seconds"),
        "signature": sign(card, passphrase, body(tender, envelope)).to_dict(),
    }


def has_signed(tender: ITender, envelope: str, user: str) -> bool:
    """Whether a member has turned that key, and its signature holds for what is due."""
    vault = vault_of(tender)
    card, key = vault.card(user), vault.by_envelope().get(envelope)
    signature = key.signature(user) if key else None
    if card is None or key is None or signature is None:
        return False
    if user not in key.turned and envelope not in records_of(tender):
        return False
    text = body(tender, envelope)
    return signature.verify == card.verify and verified(signature, text)


# --- The record ---------------------------------------------------------------


def body(tender: ITender, envelope: str) -> bytes:
    """What both openers sign: the tender, the deadline, each bid and its hash, and the
    conflicts of interest that were declared before the key was turned.

    Before the opening, as if no bid were to be set aside.
    """
    record = records_of(tender).get(envelope)
    return record["body"].encode() if record else _body(tender, envelope, [])


def _body(tender: ITender, envelope: str, aside: list[dict[str, str]]) -> bytes:
    closing, key = tender.closing, vault_of(tender).by_envelope()[envelope]
    named = {} if envelope == WHOLE else {"envelope": envelope}
    # A key that was turned before they were fixed has none.
    told = {} if key.declared is None else {"declarations": key.declared}
    return canonical(
        {
            **named,
            **told,
            "tender": uid(tender),
            "number": tender.number,
            "bids_due": closing["bids_due"],
            "bids": _rows(tender, envelope),
            "head": closing["head"],
            "chained": closing["chained"],
            "set_aside": aside,
        }
    )


def _rows(tender: ITender, envelope: str) -> list[dict[str, str]]:
    """The bids whose envelope is opened: none that an earlier opening set aside."""
    records = records_of(tender)
    earlier = list(takewhile(lambda name: name != envelope, records))
    gone = {row["bid"] for name in earlier for row in records[name]["set_aside"]}
    return [row for row in tender.closing["bids"] if row["bid"] not in gone]


def _record(
    tender: ITender, envelope: str, aside: list[dict[str, str]]
) -> dict[str, Any]:
    signed, closing = _body(tender, envelope, aside), tender.closing
    rows, shut = _rows(tender, envelope), {row["bid"] for row in aside}
    return {
        "opened_at": clock.now().isoformat(timespec="seconds"),
        "body": signed.decode(),
        "body_sha256": hashlib.sha256(signed).hexdigest(),
        "count": len([row for row in rows if row["bid"] not in shut]),
        "unconfirmed": closing["unconfirmed"],
        "withdrawn": closing["withdrawn"],
        "head": closing["head"],
        "chained": closing["chained"],
        "bids": rows,
        "set_aside": aside,
        "signatures": [],
    }


def _keep_signatures(tender: ITender, envelope: str) -> None:
    """Those that hold for the record as it is: one for an earlier text is made again."""
    signed = vault_of(tender).by_envelope()[envelope].signed
    held = [kept for user, kept in signed.items() if has_signed(tender, envelope, user)]
    record = {**records_of(tender)[envelope], "signatures": held}
    setattr(tender, RECORDS[envelope], record)
