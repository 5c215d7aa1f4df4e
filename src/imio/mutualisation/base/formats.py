"""Figures and days as they are written in French-speaking Belgium."""

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency
from babel.numbers import format_decimal
from datetime import date
from datetime import time
from decimal import Decimal
from imio.mutualisation.rules.typed import written
from plone.restapi.interfaces import IJsonCompatible
from zope.component import adapter
from zope.interface import implementer


# Read once: from its name, it is looked for on the disk at each call.
GERMAN = "de"
LOCALE = Locale.parse("fr_BE")


def euros(amount: Decimal | None) -> str:
    """`1 234,50 €`, with all decimals there are; empty for nothing."""
    if amount is None:
        return ""
    return format_currency(amount, "EUR", locale=LOCALE, decimal_quantization=False)


@implementer(IJsonCompatible)
@adapter(Decimal)
def over_rest(value: Decimal) -> str:
    """`1234.50`: the one written form of a number in JSON, a text and not a float."""
    return written(value)


def number(value: Decimal | int | None) -> str:
    """`10 000` or `10,5`, with all decimals there are; empty for nothing.

    Never three, about which the reader of `rules/typed.py` asks: `12,3450`.
    """
    if value is None:
        return ""
    written = format_decimal(value, locale=LOCALE, decimal_quantization=False)
    return f"{written}0" if len(written.partition(",")[2]) == 3 else written


def day(value: date | None) -> str:
    """`22/11/2026`; empty for nothing."""
    return "" if value is None else f"{value:%d/%m/%Y}"


def plain(value: object) -> str:
    """A day or a number as above, an hour as `12:00`; anything else as it says itself."""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return number(value) if isinstance(value, Decimal | int) else str(value)


def hour(value: time | None) -> str:
    """`19 h 30`, `9 h`; empty for nothing."""
    if value is None:
        return ""
    return f"{value.hour} h {value:%M}" if value.minute else f"{value.hour} h"


def long_day(value: date | None, language: str = "") -> str:
    """`22 novembre 2026`; empty for nothing."""
    if value is None:
        return ""
    if language == GERMAN:
        return format_date(value, "long", locale=GERMAN)
    written = format_date(value, "long", locale=LOCALE)
    return f"1er {written[2:]}" if value.day == 1 else written
