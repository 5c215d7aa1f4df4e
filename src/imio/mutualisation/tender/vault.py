"""The keys of a tender, beside its fields: no form, no REST, no export holds them.

Each member of the committee deposits a card before publication. At publication the key
of the tender is made from the cards; two of the members turn theirs after the bids are
due. See `standards.sealing`.
"""

from imio.mutualisation.standards.sealing import KeyCard
from imio.mutualisation.standards.sealing import Lock
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
    """Cards and turns by user id, and the key of the tender once published."""

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

    def key(self) -> Lock:
        """The key of the tender. Raises `SealBroken` where none was made yet."""
        if not self.lock:
            raise SealBroken
        return Lock.from_dict(self.lock)

    def turns(self) -> list[Turned]:
        """Who turned the key already."""
        return [Turned.from_dict(kept) for kept in self.turned.values()]

    def signatures(self) -> list[Signature]:
        """Who signed the record of the opening."""
        return [Signature.from_dict(kept["signature"]) for kept in self.signed.values()]


def vault_of(tender: ITender) -> Vault:
    """The vault of a tender, to read; an empty one that is not kept without any."""
    return IAnnotations(tender).get(KEY) or Vault()


def kept_vault(tender: ITender) -> Vault:
    """The vault of a tender, to write into."""
    return IAnnotations(tender).setdefault(KEY, Vault())
