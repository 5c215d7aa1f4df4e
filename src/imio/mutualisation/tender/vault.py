"""The keys of a tender, beside its fields: no form, no REST, no export holds them.

Each member of the committee deposits a card before publication. At publication the key
of the tender is made from the cards; two of the members turn theirs after the bids are
due. See `standards.sealing`.
"""

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


class Vault(Persistent):
    """Cards and turns by user id, and the key of the tender once published.

    `published`: the fingerprints of the cards that key was made of.
    """

    # In the vaults of before there is none.
    published: dict[str, str] | None = None

    def __init__(self) -> None:
        self.cards = PersistentMapping()
        self.turned = PersistentMapping()
        self.signed = PersistentMapping()
        self.lock: dict[str, Any] | None = None

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
        """The key of the tender, which these cards open by two."""
        self.lock = lock(cards).to_dict()
        self.published = {card.holder: card.fingerprint for card in cards}

    def forget_turns(self) -> None:
        """Nobody has turned a key: the halves that were handed over are gone."""
        self.turned.clear()
        self.signed.clear()

    def erase(self) -> None:
        """All halves of the key are gone: nothing more is opened with it."""
        if self.lock:
            self.lock = self.key().emptied().to_dict()
        for holder in list(self.turned):
            self.turned[holder] = Turned(holder, {}).to_dict()

    def key(self) -> Lock:
        """The key of the tender. Raises `SealBroken` where none was made yet."""
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


def vault_of(tender: ITender) -> Vault:
    """The vault of a tender, to read; an empty one that is not kept without any."""
    return IAnnotations(tender).get(KEY) or Vault()


def kept_vault(tender: ITender) -> Vault:
    """The vault of a tender, to write into."""
    return IAnnotations(tender).setdefault(KEY, Vault())
