"""What is asked of a quote."""

from datetime import date
from imio.mutualisation.asked.record import Record
from imio.mutualisation.rules.quoting import Scope
from imio.mutualisation.rules.quoting import Totals
from typing import Any
from typing import Protocol


class Quote(Record, Protocol):
    """An offer with a number, to a member."""

    number: str
    issuer: str | None
    signed_on: date | None
    signed_name: str | None

    def made_for(self) -> Scope:
        """What it covers."""
        ...

    def replaced_once_signed(self) -> list[Any]:
        """The signed quotes whose place it takes."""
        ...

    def totals(self) -> Totals:
        """What it comes to."""
        ...
