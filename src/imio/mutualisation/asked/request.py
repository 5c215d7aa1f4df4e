"""What is asked of a request."""

from decimal import Decimal
from imio.mutualisation.asked.quote import Quote
from imio.mutualisation.asked.record import Record
from imio.mutualisation.rules.quoting import Scope
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from typing import Protocol


class ServiceRequest(Record, Protocol):
    """A thread, from the first question to the support."""

    thread: str
    product: str | None
    estimated_days: Decimal | None
    quote_number: str | None
    quote_revision: int

    def quotes(self) -> list[Any]:
        """Its quotes, whoever issues them."""
        ...

    def called_partner(self) -> str | None:
        """The UID of the partner that was called last."""
        ...

    def partner_accepted(self) -> bool:
        """Whether a partner took the work."""
        ...

    def routed_to_partner(self) -> bool:
        """Whether a partner does the work, by the day rule or by choice."""
        ...

    def scope(self) -> Scope:
        """What a quote of today would be made for."""
        ...

    def may_take(self, quote: Quote) -> Verdict:
        """Whether the lot it draws on has room for a quote."""
        ...

    def drop_order(self, quote: Quote) -> None:
        """A quote that another one took the place of counts no more."""
        ...

    def keep_orders(self) -> None:
        """Count what is signed against the maximum of the lot it draws on."""
        ...
