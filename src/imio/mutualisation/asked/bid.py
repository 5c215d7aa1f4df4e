"""What a tender asks of a bid."""

from datetime import datetime
from imio.mutualisation.asked.partner import Partner
from imio.mutualisation.asked.record import Record
from imio.mutualisation.rules.bidding import Promise
from imio.mutualisation.rules.scoring import Offer
from typing import Any
from typing import Protocol


class Bid(Record, Protocol):
    """What a partner offers."""

    sealed_at: datetime | None
    prices: list[dict[str, Any]]

    def bidder(self) -> Partner:
        """The partner that bids."""
        ...

    def offers(self) -> tuple[Offer, ...]:
        """What it offers by lot, once its prices are open."""
        ...

    def lots(self) -> tuple[str, ...]:
        """The lots it is for, once opened."""
        ...

    def answer(self, lot: str, criterion: str) -> str:
        """What it says on a criterion of a lot, once opened."""
        ...

    def promises(self) -> list[Promise]:
        """What it commits to for the long term, once opened."""
        ...

    def unseal(self, envelope: str, private: bytes, received: str) -> str:
        """Open that envelope with the key of the tender, if it is the one received with
        that SHA-256, or set the bid aside: why, in a word; empty when it is open.
        """
        ...

    def awaits(self, envelope: str) -> bool:
        """Whether it is in a state to have that envelope opened."""
        ...

    def hashes(self) -> dict[str, str]:
        """The SHA-256 of its envelopes, as its receipt names them."""
        ...

    def barred_for(self) -> str:
        """Why it was set aside, in a sentence."""
        ...

    def holds_envelope(self) -> bool:
        """Whether there is one: none before it is sealed, and once it is withdrawn."""
        ...

    def erase_envelopes(self) -> None:
        """What was withdrawn is nobody's to read."""
        ...

    def was_negotiated(self) -> None:
        """It no longer stands for the terms as they are: its bidder confirms it."""
        ...

    def why_excluded(self) -> str:
        """The reason given when it was excluded."""
        ...

    def keep_letter(self, document: bytes) -> None:
        """Keep the letter that says what was decided."""
        ...
