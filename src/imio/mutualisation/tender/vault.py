"""The keys of a tender, beside its fields: no form, no REST, no export holds them.

Each member of the committee deposits a card before publication. At publication the keys
of the tender are made from the cards, one for each envelope of a bid; two of the members
turn theirs after the bids are due. See `standards.sealing`.
"""

from imio.mutualisation.rules.bidding import PRICES
from imio.mutualisation.rules.bidding import TECHNICAL
from imio.mutualisation.rules.bidding import WHOLE
from imio.mutualisation.standards.sealing import KeyCard
from imio.mutualisation.standards.sealing import Lock
from imio.mutualisation.standards.sealing import lock
from imio.mutualisation.standards.sealing import SealBroken
from imio.mutualisation.standards.sealing import Signature
from imio.mutualisation.standards.sealing import Turned
from imio.mutualisation.tender.schema import ITender
from persistent import Persistent
from persistent.mapping import PersistentMapping
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "imio.mutualisation.vault"


class EnvelopeKey(Persistent):
    """The key to which an envelope of every bid is sealed, and who has turned it.

    `turned` and `signed` are by user id; the lock is made at the publication;
    `declared`: the conflicts of interest that were declared before it was turned.
    """

    # In the vaults of before there is none.
    declared: list[dict[str, str]] | None = None

    def __init__(self) -> None:
        self.turned = PersistentMapping()
        self.signed = PersistentMapping()
        self.lock: dict[str, Any] | None = None

    def forget_turns(self) -> None:
        """Nobody has turned the key: the halves that were handed over are gone."""
        self.turned.clear()
        self.signed.clear()

    def erase(self) -> None:
        """All halves of the key are gone: nothing more is opened with it."""
        if self.lock:
            self.lock = self.key().emptied().to_dict()
        for holder in list(self.turned):
            self.turned[holder] = Turned(holder, {}).to_dict()

    def key(self) -> Lock:
        """The key. Raises `SealBroken` where none was made yet."""
        if not self.lock:
            raise SealBroken
        return Lock.from_dict(self.lock)

    def turns(self) -> list[Turned]:
        """Who turned the key already."""
        return [Turned.from_dict(kept) for kept in self.turned.values()]

    def signature(self, user: str) -> Signature | None:
        """What a member signed, when turning the key or later."""
        kept = self.signed.get(user)
        return Signature.from_dict(kept["signature"]) if kept else None


class Vault(EnvelopeKey):
    """The cards of the committee, and the keys of the tender once published: that of
    the first envelope it is itself, since once there was no other.

    `published`: the fingerprints of the cards these keys were made of; `prices`: the
    key of the price envelopes.
    """

    # In the vaults of before there is none.
    published: dict[str, str] | None = None
    prices: EnvelopeKey | None = None

    def __init__(self) -> None:
        super().__init__()
        self.cards = PersistentMapping()

    def by_envelope(self) -> dict[str, EnvelopeKey]:
        """That of each envelope, in the order they are opened; none before publication."""
        if self.prices is not None:
            return {TECHNICAL: self, PRICES: self.prices}
        return {WHOLE: self} if self.lock else {}

    def card(self, user: str) -> KeyCard | None:
        """The card that a member deposited."""
        kept = self.cards.get(user)
        return KeyCard.from_dict(kept) if kept else None

    def all_cards(self, users: Any) -> list[KeyCard]:
        """The cards of those of the users who deposited one."""
        return [KeyCard.from_dict(self.cards[u]) for u in users if u in self.cards]

    def fingerprints(self, users: Any) -> list[str]:
        """Those of the cards, as published or as they are now; they name nobody."""
        now = {card.holder: card.fingerprint for card in self.all_cards(users)}
        return sorted((self.published or now).values())

    def is_published(self, card: KeyCard) -> bool:
        """Whether it is one of the cards that the tender was published with."""
        return (self.published or {}).get(card.holder) == card.fingerprint

    def lock_with(self, cards: list[KeyCard]) -> None:
        """The keys of the tender, each of which these cards open by two."""
        self.prices = EnvelopeKey()
        for key in self.by_envelope().values():
            key.lock = lock(cards).to_dict()
        self.published = {card.holder: card.fingerprint for card in cards}


def vault_of(tender: ITender) -> Vault:
    """The vault of a tender, to read; an empty one that is not kept without any."""
    return IAnnotations(tender).get(KEY) or Vault()


def kept_vault(tender: ITender) -> Vault:
    """The vault of a tender, to write into."""
    return IAnnotations(tender).setdefault(KEY, Vault())
