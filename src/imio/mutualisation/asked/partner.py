"""What is asked of a partner."""

from datetime import date
from imio.mutualisation.asked.record import Record
from imio.mutualisation.rules.cascade import Evaluation
from typing import Any
from typing import Protocol


class Partner(Record, Protocol):
    """A provider."""

    bce_number: str
    address: str | None
    evaluations: list[dict[str, Any]] | None

    def keep_places(
        self, tender: str, rows: list[dict[str, Any]], until: date | None
    ) -> None:
        """The places in the cascades of one tender, in the place of those kept."""
        ...

    def evaluations_for_rules(self) -> tuple[Evaluation, ...]:
        """Its jobs, as the rules take them."""
        ...

    def keep_evaluation(self, evaluation: Evaluation, comment: str) -> None:
        """One more job evaluated; nothing is ever taken away."""
        ...
