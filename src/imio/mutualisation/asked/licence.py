"""What is asked of a shared licence."""

from datetime import date
from imio.mutualisation.asked.record import Record
from imio.mutualisation.rules.seats import Ledger
from imio.mutualisation.rules.seats import Seats
from imio.mutualisation.rules.sharing import Revised
from imio.mutualisation.rules.verdict import Verdict
from typing import Protocol


class Licence(Record, Protocol):
    """A contract that many draw from."""

    start: date | None
    end: date | None
    support_until: date | None
    renewal: str
    notice_months: int
    metric: str
    supplier: str | None

    def may_draw(self) -> Verdict:
        """Refused: `licence_not_active`."""
        ...

    def warnings_of_drawing(self) -> list[dict[str, str]]:
        """`code` and `message` of what whoever draws seats now should know."""
        ...

    def pool_today(self) -> int | None:
        """What the lines in progress hold together; none: no limit."""
        ...

    def price_on(self, day: date) -> Revised:
        """The price of one on a day, and how it came about."""
        ...

    def claims(self) -> Ledger:
        """Who holds what, and who waits."""
        ...

    def seats_today(self) -> Seats:
        """The seats: of the pool, granted, free."""
        ...

    def keep_claims(self, claims: Ledger) -> None:
        """Write who holds what; the catalogue follows."""
        ...
