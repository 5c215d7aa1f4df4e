"""From the text of a cell to a value, or to the reason why not.

A reader takes the title of the column, for the sentence, and the text, which is
never empty.
"""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import date
from imio.mutualisation.base import bce
from imio.mutualisation.rules.verdict import Refused
from typing import Any

import re
import unicodedata


Reader = Callable[[str, str], Any]

WHOLE = re.compile(r"[0-9]{1,8}|[0-9]{1,3}( [0-9]{3}){1,2}|[0-9]{1,3}(\.[0-9]{3}){1,2}")
ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
BELGIAN_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
NIS = re.compile(r"[0-9]{5}")
BARE_NINE_DIGITS = re.compile(r"[0-9]{9}")
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


def plain(text: str) -> str:
    """Letters and figures without case or accents, all else as one underscore.

    `Braine-l'Alleud` and `braine l’alleud` are both `braine_l_alleud`.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", "_", letters).strip("_")


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
    """Five digits. Refused: `unknown_nis` (value)."""
    return text if NIS.fullmatch(text) else Refused("unknown_nis", {"value": text})


def whole(column: str, text: str) -> int | Refused:
    """A whole number from zero; spaces or points may group thousands.

    Refused: `bad_number` (column, value).
    """
    if not WHOLE.fullmatch(text):
        return bad_number(column, text)
    return int(re.sub("[ .]", "", text))


def day(column: str, text: str) -> date | Refused:
    """`2026-01-31` or `31/01/2026`. Refused: `bad_date` (column, value)."""
    iso, belgian = ISO_DAY.fullmatch(text), BELGIAN_DAY.fullmatch(text)
    parts = iso.groups() if iso else belgian.groups()[::-1] if belgian else ()
    try:
        return date(*map(int, parts))
    except (TypeError, ValueError):
        return Refused("bad_date", {"column": column, "value": text})


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


def bad_number(column: str, text: str) -> Refused:
    """The refusal of a text that is no number."""
    return Refused("bad_number", {"column": column, "value": text})
