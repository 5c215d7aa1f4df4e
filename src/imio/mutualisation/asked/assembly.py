"""What is asked of a general assembly."""

from datetime import date
from imio.mutualisation.asked.record import Record
from typing import Any
from typing import Protocol


class Assembly(Record, Protocol):
    """The general assembly of the members."""

    sitting_on: date | None
    agenda: list[dict[str, Any]]

    def points_of_agenda(self) -> list[str]:
        """The points as a mandate names them."""
        ...
