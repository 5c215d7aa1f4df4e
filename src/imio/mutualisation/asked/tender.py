"""What is asked of a tender."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from imio.mutualisation.asked.member import Member
from imio.mutualisation.asked.record import Record
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.cascade import Framework
from imio.mutualisation.rules.cascade import Place
from imio.mutualisation.rules.purchasing import Order
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import Lot
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from typing import Protocol


class Tender(Record, Protocol):
    """A public contract."""

    number: str
    lots: list[dict[str, Any]]
    terms_version: int

    def due(self) -> datetime | None:
        """The last instant for bids, aware."""
        ...

    def all_lots(self) -> tuple[Lot, ...]:
        """Its lots that go on, as the rules take them."""
        ...

    def all_criteria(self) -> tuple[Criterion, ...]:
        """Its criteria, as the rules take them."""
        ...

    def judging(self) -> tuple[str, ...]:
        """Those who read the technical parts of bids to score them, by login."""
        ...

    def is_fit(self, partner: str) -> bool:
        """Whether no check says that a partner does not meet the selection."""
        ...

    def invites(self, partner: str) -> bool:
        """Whether a partner may bid: all do, where there are no candidates."""
        ...

    def gather_scores(self) -> None:
        """Scores are read once nothing is due of the bids that are left."""
        ...

    def soundness(self, content: BidContent) -> Verdict:
        """Whether a bid answers its lots and criteria. See `bidding.sound_content`."""
        ...

    def public_keys(self) -> Mapping[str, str]:
        """What each envelope of a bid is sealed to, in the order they are opened."""
        ...

    def receive(
        self, bid: str, step: str, hashes: Mapping[str, str], at: datetime
    ) -> Any:
        """The receipt of envelopes that were `sealed` or `withdrawn` at that instant."""
        ...

    def receipt_of(self, bid: str) -> Any | None:
        """The last receipt of a bid."""
        ...

    def framework(self) -> Framework:
        """Its term, with the yearly renewals."""
        ...

    def order(self, lot: str, on: date) -> tuple[Place, ...]:
        """The partners of a lot in the order they are called on a day."""
        ...

    def lot(self, number: str) -> dict[str, Any] | None:
        """The row of a lot."""
        ...

    def may_take(self, lot: str, order: Order) -> Verdict:
        """Whether the maximum of a lot has room for an order."""
        ...

    def may_call_off(self, lot: str) -> Verdict:
        """Whether anything may still be ordered under a lot."""
        ...

    def count(self, lot: str, order: Order, title: str) -> None:
        """Count an order against the maximum of a lot."""
        ...

    def drop(self, source: str) -> None:
        """An order was given up."""
        ...

    def choices(self) -> list[tuple[str, str]]:
        """Its lots as a request chooses them: `UID:number`, and the title."""
        ...

    def code_of(self, member: Member) -> str:
        """The tracking code of a member, given once, for every document."""
        ...
