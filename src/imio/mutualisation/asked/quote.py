"""What is asked of a quote."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.asked.record import Record
from imio.mutualisation.rules.quoting import Totals
from typing import Protocol


class Quote(Record, Protocol):
    """An offer with a number, to a member."""

    number: str
    issuer: str | None
    signed_on: date | None
    basis_estimated_days: Decimal | None

    def totals(self) -> Totals:
        """What it comes to."""
        ...
