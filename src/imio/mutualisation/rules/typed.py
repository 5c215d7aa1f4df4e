"""What people type, read in one way for every door: numbers, days, hours, texts.

A page, a grid, a service of REST and an import hand over what they were given, a text
or what JSON has for it, and take the value or the refusal. A refusal names what was
typed (`value`); the door adds which field it was for (`label`).
"""

from dataclasses import replace
from datetime import date
from datetime import time
from decimal import Decimal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from typing import Any

import json
import math
import re
import unicodedata


# What a day may be: authorities have neither facts nor deadlines outside of it, and
# months can be counted from each of them without leaving the calendar.
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2200, 12, 31)

# Signs before the decimal point. Sums of such amounts stay exact.
DIGITS = 12
MONEY_DECIMALS = 2
DECIMALS = 6

# How a number of so many decimals is written, for who has written none.
EXAMPLES = {0: "25", MONEY_DECIMALS: "12 500,50", DECIMALS: "12,5"}
DEGREES_EXAMPLE = "50,4669"

LINE_LENGTH = 1_000
COUNT = 100_000_000  # of seats, months, shares: more than anybody counts
ROWS = 2_000  # of a list: no body has as many, and a page shows them all
PROSE_LENGTH = 100_000

BLANK = re.compile(r"[\s\u200b\u2060\ufeff]+")
# The spaces of one line: those of French typography, too.
BLANKS = re.compile(r"[^\S\r\n]+")
# Letters and signs of Unicode that show nothing.
FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
CURRENCY = re.compile(r" ?(?:€|EUR)$", re.IGNORECASE)
SIGNED = re.compile(r"([-−]?) ?([0-9].*)")
PLAIN = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?")
GROUPED = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?P<sign>[ .,])[0-9]{3}(?:(?P=sign)[0-9]{3})*)"
    r"(?:(?!(?P=sign))[.,](?P<part>[0-9]+))?"
)
TWO_READINGS = re.compile(r"(?P<whole>0*[1-9][0-9]*)[.,](?P<part>[0-9]{3})")

DEGREES = re.compile(r"-?[0-9]{1,3}([.,][0-9]{1,15})?")

NIS = re.compile(r"[0-9]{5}")
POSTAL_CODE = re.compile(r"[1-9][0-9]{3}")

ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
BELGIAN_DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
HOUR = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")

# Word leaves a vertical tab or a form feed for a soft break, others a line or
# paragraph separator or the `NEL` of C1.
BREAKS = re.compile("\r\n?")
SOFT_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# Control characters of C0 and C1 but tab and line feed, overrides of the direction
# (they print a name backwards), and what no XML may hold.
UNSEEN = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
BROKEN = re.compile("[\x00\ud800-\udfff]")


# --- Numbers ------------------------------------------------------------------


def amount(given: object, decimals: int = DECIMALS) -> Decimal | Refused:
    """`12 500,50`, `12.500,50`, `12500.50`, with any blank, or a number of JSON.

    Refused: `number_unclear` (value, large, small) for three digits after a lone sign,
    which are thousands to one and thousandths to another; `number_invalid` (value,
    example), `number_decimals` (value, decimals), `number_too_large` (value). Each shows
    what was typed and how a number of so many decimals is written.
    """
    read = _read(given, decimals)
    held = read if isinstance(read, Refused) else precise(read, decimals)
    if isinstance(held, Refused):
        return held.about(value=quoted(given), example=EXAMPLES[decimals])
    return read


def _read(given: object, decimals: int) -> Decimal | Refused:
    return _written(given, decimals) if isinstance(given, str) else _counted(given)


def whole(given: object) -> int | Refused:
    """A number of things. Refused: as `amount`, `number_not_whole` (value)."""
    read = amount(given, 0)
    if isinstance(read, Refused):
        decimals = read.reason == "number_decimals"
        return replace(read, reason="number_not_whole") if decimals else read
    return int(read)


def degrees(given: object) -> float | Refused:
    """A latitude or a longitude, `50.411`, which never has thousands.

    Refused: `number_invalid` (value, example).
    """
    text = given.strip() if isinstance(given, str) else ""
    if DEGREES.fullmatch(text):
        return float(text.replace(",", "."))
    number = given if isinstance(given, int | float) else math.nan
    if isinstance(given, bool) or not math.isfinite(number):
        shown = {"value": quoted(given), "example": DEGREES_EXAMPLE}
        return Refused("number_invalid", shown)
    return float(number)


def precise(value: Decimal, decimals: int) -> Verdict:
    """Whether sums can hold it. Refused: `number_too_large`, `number_decimals`."""
    shown = {"value": str(value), "example": EXAMPLES[decimals]}
    if not value.is_finite():
        return Refused("number_invalid", shown)
    if abs(value) >= 10**DIGITS:
        return Refused("number_too_large", shown)
    places = -int(value.normalize().as_tuple().exponent)
    return require(places <= decimals, "number_decimals", **shown, decimals=decimals)


def within(
    value: Decimal | float | int, least: Any = None, most: Any = None
) -> Verdict:
    """Refused: `number_too_small` (value, least), `number_above` (value, most)."""
    shown = {"value": f"{value:g}" if isinstance(value, float) else value}
    if least is not None and value < least:
        return Refused("number_too_small", {**shown, "least": least})
    if most is not None and value > most:
        return Refused("number_above", {**shown, "most": most})
    return GRANTED


def finite(value: float) -> Verdict:
    """Infinity and what is no number are no JSON. Refused: `number_invalid`."""
    shown = {"value": str(value), "example": DEGREES_EXAMPLE}
    return require(math.isfinite(value), "number_invalid", **shown)


def written(value: Decimal) -> str:
    """The one written form of a number: `1200.00`, `0.50`, `12.3456`.

    Two decimals or as many as there are; never three, which no reader takes.
    """
    exact = value.normalize() + 0
    places = max(2, -int(exact.as_tuple().exponent))
    return f"{exact:.{4 if places == 3 else places}f}"


def _written(text: str, decimals: int) -> Decimal | Refused:
    typed = CURRENCY.sub("", BLANK.sub(" ", text).strip())
    signed = SIGNED.fullmatch(typed)
    if signed is None:
        return Refused("number_invalid", {"value": quoted(text)})
    minus, digits = signed.groups()
    if asked := TWO_READINGS.fullmatch(digits):
        readings = _readings(str(int(asked["whole"])), asked["part"], decimals)
        return Refused("number_unclear", readings)
    found = PLAIN.fullmatch(digits) or GROUPED.fullmatch(digits)
    if found is None:
        return Refused("number_invalid", {"value": quoted(text)})
    whole_part = re.sub("[ .,]", "", found["whole"])
    return Decimal(f"{'-' if minus else ''}{whole_part}.{found['part'] or 0}") + 0


def _readings(whole: str, part: str, decimals: int) -> dict[str, object]:
    """What three digits after a lone sign may be, each written so that it is read."""
    fraction = part.rstrip("0") if decimals > MONEY_DECIMALS else part[:decimals]
    # Three decimals would be asked about once more.
    fraction += "0" if len(fraction) == len(part) else ""
    large = f"{int(whole + part):,}".replace(",", " ")
    return {"large": large, "small": ",".join(filter(None, (whole, fraction)))}


def _counted(given: object) -> Decimal | Refused:
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal):
        return Refused("number_invalid", {"value": quoted(given)})
    if isinstance(given, int) and abs(given) >= 10**DIGITS:
        return Refused("number_too_large", {"value": quoted(given)})
    # The shortest text that gives the same float: 0.1 and not its binary noise.
    return Decimal(given if isinstance(given, int | Decimal) else repr(given))


def quoted(given: object) -> str:
    """What was given, for a refusal that quotes it: a text as it is, all else as JSON, which
    who calls has written.
    """
    if not isinstance(given, str):
        given = json.dumps(given, ensure_ascii=False, default=str)
    return given[:50].strip()


# --- Days, hours, yes and no ----------------------------------------------------


def day(given: object) -> date | Refused:
    """`2027-01-31` or `31/01/2027`. Refused: `day_invalid`, as `day_within`."""
    text = given.strip() if isinstance(given, str) else ""
    iso, belgian = ISO_DAY.fullmatch(text), BELGIAN_DAY.fullmatch(text)
    parts = iso.groups() if iso else belgian.group(4, 3, 1) if belgian else ()
    try:
        read = date(*map(int, parts))
    except (TypeError, ValueError):
        return Refused("day_invalid", {"value": quoted(given)})
    held = day_within(read)
    return held if isinstance(held, Refused) else read


def day_within(value: date) -> Verdict:
    """Refused: `day_out_of_bounds` (value, first, last)."""
    # A moment is a date for Python, but is not compared with one.
    here = date(value.year, value.month, value.day)
    return require(
        FIRST_DAY <= here <= LAST_DAY,
        "day_out_of_bounds",
        value=here.isoformat(),
        first=FIRST_DAY,
        last=LAST_DAY,
    )


def happened(value: date, today: date) -> Verdict:
    """The day of a fact is not to come. Refused: `day_to_come` (value, today)."""
    here = date(value.year, value.month, value.day)
    return require(here <= today, "day_to_come", value=here, today=today)


def follows(earlier: date | None, later: date | None) -> Verdict:
    """Days that are both known stand in order. Refused: `days_out_of_order`
    (value, earlier).
    """
    if earlier is None or later is None or later >= earlier:
        return GRANTED
    return Refused("days_out_of_order", {"value": later, "earlier": earlier})


def hour(given: object) -> time | Refused:
    """`14:30` or `14:30:00`. Refused: `hour_invalid` (value)."""
    found = HOUR.fullmatch(given.strip()) if isinstance(given, str) else None
    hours, minutes, seconds = map(int, found.groups("0") if found else (99, 0, 0))
    try:
        return time(hours, minutes, seconds)
    except ValueError:
        return Refused("hour_invalid", {"value": quoted(given)})


def yes_no(given: object) -> bool | Refused:
    """`true` or `false` of JSON, no text. Refused: `yes_no_invalid` (value)."""
    if isinstance(given, bool):
        return given
    return Refused("yes_no_invalid", {"value": quoted(given)})


# --- Codes ----------------------------------------------------------------------


# --- Texts ----------------------------------------------------------------------


def clean(text: str) -> str | Refused:
    """The text without what nobody sees, nothing where nobody sees any of it; soft breaks
    are line feeds, or blanks in a text that has but one line.

    Refused: `text_unreadable` for NUL and for half of a surrogate pair, which are no
    character of any text.
    """
    if BROKEN.search(text):
        return Refused("text_unreadable")
    return legible(text)


def legible(text: str) -> str:
    """The same of what is stored already, for an output that must not break."""
    lines = BREAKS.sub("\n", BROKEN.sub("", text))
    seen = UNSEEN.sub("", SOFT_BREAKS.sub("\n" if "\n" in lines else " ", lines))
    return seen if says(seen) or seen.isspace() else ""


def on_one_line(text: str) -> str:
    """A name or a title: one plain space between its words, whatever a word processor puts
    there, so that it is found and compared by them. A line break stays, to be refused.
    """
    return BLANKS.sub(" ", text)


def says(text: str) -> bool:
    """Whether there is a sign in it that people see: a letter, a figure, a mark, a picture."""
    return any(
        unicodedata.category(sign)[0] in "LNPS" and sign not in FILLERS for sign in text
    )


def printable(text: str) -> str:
    """The same of what is written out already, whose line ends are those of its format."""
    return BROKEN.sub("", UNSEEN.sub("", SOFT_BREAKS.sub(" ", text)))


def nis(text: str) -> str | Refused:
    """Five digits. Refused: `nis_invalid` (value)."""
    found = NIS.fullmatch(text.strip())
    return found[0] if found else Refused("nis_invalid", {"value": quoted(text)})


def postal_code(text: str) -> str | Refused:
    """Four digits. Refused: `postal_code_invalid` (value)."""
    found = POSTAL_CODE.fullmatch(text.strip())
    return (
        found[0] if found else Refused("postal_code_invalid", {"value": quoted(text)})
    )


def few(count: int, most: int = ROWS) -> Verdict:
    """Refused: `list_too_long` (length, longest)."""
    return require(count <= most, "list_too_long", length=count, longest=most)


def fits(text: str, longest: int) -> Verdict:
    """Refused: `text_too_long` (length, longest)."""
    if len(text) <= longest:
        return GRANTED
    return Refused("text_too_long", {"length": len(text), "longest": longest})
