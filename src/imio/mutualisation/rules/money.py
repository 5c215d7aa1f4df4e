"""Money in euros: exact decimals, and one rounding policy (half up, to the cent).

Half up is what Belgian invoices do; a binary float is refused, because it cannot
hold ten cents.
"""

from collections.abc import Iterable
from decimal import Decimal
from decimal import ROUND_HALF_UP


CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def cents(amount: Decimal) -> Decimal:
    """The amount with two decimals, a half cent going away from zero.

    Raises TypeError for a float and ValueError for what is not a number.
    """
    # Adding zero turns the "-0.00" of a tiny negative amount into "0.00".
    return _exact(amount).quantize(CENT, rounding=ROUND_HALF_UP) + ZERO


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum; nothing sums to 0.00. Raises as `cents` does."""
    return sum(map(_exact, amounts), ZERO)


def vat(amount: Decimal, rate_percent: Decimal) -> Decimal:
    """The tax on an amount excluding VAT, at a rate such as 21 (percent)."""
    return cents(_exact(amount) * _exact(rate_percent) / 100)


def _exact(amount: Decimal) -> Decimal:
    if not isinstance(amount, Decimal | int):
        raise TypeError(f"money is an exact decimal, not {amount!r}")
    if not Decimal(amount).is_finite():
        raise ValueError(f"money is a number, not {amount!r}")
    return Decimal(amount)
