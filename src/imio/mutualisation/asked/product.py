"""What is asked of a product."""

from datetime import date
from imio.mutualisation.asked.record import Record
from imio.mutualisation.rules.tariff import Authority
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from typing import Protocol


class Product(Record, Protocol):
    """A solution of the catalogue."""

    kind: str
    origin: str | None
    contractors: list[dict[str, Any]] | None

    def price_for(self, authority: Authority, on: date) -> Price | Refused:
        """The price of a day. See `tariff.price`."""
        ...
