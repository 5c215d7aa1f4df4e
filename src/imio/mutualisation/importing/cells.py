"""From the text of a cell to a value, or to the reason why not.

A reader takes the title of the column, for the sentence, and the text, which is
never empty.
"""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import date
from datetime import timedelta
from decimal import Decimal
from imio.mutualisation.base import bce
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.names import alphabetical
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.publiccode.addresses import is_mailbox
from typing import Any
from typing import TypeVar

import re


Value = TypeVar("Value")
Reader = Callable[[str, str], Any]

BARE_NINE_DIGITS = re.compile(r"[0-9]{9}")
# Of 1927 to 2173, as Excel and LibreOffice count days.
SERIAL_DAY = re.compile(r"[1-9][0-9]{4}")
BEFORE_SERIALS = date(1899, 12, 30)
WHOLE_AS_DECIMAL = re.compile(r"([0-9]+)[.,]0")
LIST_SEPARATOR = re.compile(r"[ ,;/]+")

YES_NO_WORDS = {
    "oui": True,
    "yes": True,
    "vrai": True,
    "true": True,
    "1": True,
    "non": False,
    "no": False,
    "faux": False,
    "false": False,
    "0": False,
}

ACRONYM = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")


def plain(text: str) -> str:
    """Letters and figures without case or accents, all else as one underscore.

    `Braine-l'Alleud` and `braine l’alleud` are both `braine_l_alleud`, `C.P.A.S.` is `cpas`.
    """
    whole = ACRONYM.sub(lambda found: found[0].replace(".", ""), text)
    return re.sub(r"[\W_]+", "_", alphabetical(whole)).strip("_")


def any_text(column: str, text: str) -> str:
    """The text as it is: what begins with `=` is a text too."""
    return text


def one_of(words: Mapping[str, Any]) -> Reader:
    """A reader of a few words. Refused: `unknown_choice` (column, value, known)."""

    def choice(column: str, text: str) -> Any:
        found = words.get(plain(text))
        if found is not None:
            return found
        details = {"column": column, "value": text, "known": ", ".join(words)}
        return Refused("unknown_choice", details)

    return choice


def enterprise_number(column: str, text: str) -> str | Refused:
    """A valid number in its usual form, `0841.470.248`.

    Nine bare digits get their leading zero back, which spreadsheets take away; the
    check digits tell whether that was right. Refused: `bce_invalid`.
    """
    number = f"0{text}" if BARE_NINE_DIGITS.fullmatch(text) else text
    return bce.display(number) if bce.is_valid(number) else Refused("bce_invalid")


def nis_code(column: str, text: str) -> str | Refused:
    """Five digits; a spreadsheet may have made a number of them, `52021.0`.

    Refused: as `typed.nis`.
    """
    return typed.nis(WHOLE_AS_DECIMAL.sub(r"\1", text))


def whole(column: str, text: str) -> int | Refused:
    """A whole number from zero. Refused: as `typed.whole`, `number_too_small`."""
    return _from(0, column, text)


def positive(column: str, text: str) -> int | Refused:
    """A whole number above zero. Refused: as `whole`."""
    return _from(1, column, text)


def _from(least: int, column: str, text: str) -> int | Refused:
    read = typed.whole(text)
    if isinstance(read, int) and read < least:
        read = Refused("number_too_small", {"value": text, "least": least})
    return named(column, read)


def day(column: str, text: str) -> date | Refused:
    """A day, or the number by which a spreadsheet counts it. Refused: as `typed.day`."""
    if SERIAL_DAY.fullmatch(text):
        return BEFORE_SERIALS + timedelta(days=int(text))
    return named(column, typed.day(text))


def money(column: str, text: str) -> Decimal | Refused:
    """An amount in euros, from zero. Refused: as `typed.amount`, `number_too_small`."""
    read = typed.amount(text, typed.MONEY_DECIMALS)
    if isinstance(read, Decimal) and read < 0:
        read = Refused("number_too_small", {"value": text, "least": 0})
    return named(column, read)


def email(column: str, text: str) -> str | Refused:
    """An address. Refused: `email_invalid`."""
    return named(column, text if is_mailbox(text) else Refused("email_invalid"))


def named(column: str, value: Value | Refused) -> Value | Refused:
    """The value; a refusal says in which column it stands."""
    return value.about(label=column) if isinstance(value, Refused) else value


def each(text: str, read: Callable[[str], str | Refused]) -> list[str] | Refused:
    """The values between spaces or commas, once each, or the first refusal."""
    parts = [part for part in LIST_SEPARATOR.split(text) if part] or [text]
    values: dict[str, None] = {}
    for part in parts:
        value = read(part)
        if isinstance(value, Refused):
            return value
        values[value] = None
    return list(values)
