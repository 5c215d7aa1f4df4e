"""What a tender asks of a bid."""

from datetime import datetime
from imio.mutualisation.asked.partner import Partner
from imio.mutualisation.asked.record import Record
from imio.mutualisation.rules.scoring import Offer
from typing import Protocol


class Bid(Record, Protocol):
    """What a partner offers."""

    sealed_at: datetime | None
    sealed_sha256: str

    def bidder(self) -> Partner:
        """The partner that bids."""
        ...

    def offers(self) -> tuple[Offer, ...]:
        """What it offers by lot, once opened."""
        ...

    def answer(self, lot: str, criterion: str) -> str:
        """What it says on a criterion of a lot, once opened."""
        ...

    def unseal(self, private: bytes) -> None:
        """Read the envelope with the key of the tender. Raises `SealBroken`."""
        ...

    def why_excluded(self) -> str:
        """The reason given when it was excluded."""
        ...

    def keep_letter(self, document: bytes) -> None:
        """Keep the letter that says what was decided."""
        ...
