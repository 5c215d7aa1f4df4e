"""A quote that nobody has signed in time expires."""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import take
from imio.mutualisation.quote.schema import IQuote


def settle() -> list[Line]:
    """Expire every quote that may no longer be accepted."""
    return each(found("Quote", review_state="sent"), expire)


def expire(quote: IQuote) -> Iterator[Done]:
    """The step of one quote that was sent, from the day after its last."""
    if quote.may_expire():
        yield take(quote, "expire")
