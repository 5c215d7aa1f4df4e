"""Kinds of texts: each reads one value and says what is wrong.

A value that breaks a rule is left out, unless it still says what is meant.
"""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from difflib import get_close_matches
from imio.mutualisation.standards.publiccode import addresses
from imio.mutualisation.standards.publiccode.codes import SYNONYMS
from imio.mutualisation.standards.publiccode.loading import Number
from typing import Any

import re


SHOWN = 60  # characters of a value
CHOICES = 10  # codes named in a sentence
YEARS = range(1900, 2201)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MEDIA = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a value says, if anything, and what is not as it should be, if anything."""

    value: Any = None
    code: str = ""
    details: Mapping[str, object] = field(default_factory=dict, hash=False)


Kind = Callable[[Any], Reading]


def shown(value: Any) -> str:
    """A value in a sentence, cut where it is too long."""
    text = str(value)
    return f"{text[:SHOWN]}…" if len(text) > SHOWN else text


def text(value: Any) -> Reading:
    """A text; a number without quotes is one as it is written."""
    if isinstance(value, Number):
        return Reading(str(value), "publiccode_number", {"value": shown(value)})
    if not isinstance(value, str):
        return Reading(code="publiccode_not_text")
    return Reading(value.strip() or None)


def of_length(least: int, most: int) -> Kind:
    """A text of so many characters, the bounds included."""

    def kind(value: Any) -> Reading:
        read = text(value)
        count = len(read.value or "")
        if count > most:
            return Reading(
                read.value, "publiccode_long", {"count": count, "most": most}
            )
        if 0 < count < least:
            return Reading(
                read.value, "publiccode_short", {"count": count, "least": least}
            )
        return read

    return kind


def sound(is_sound: Callable[[str], bool], code: str, may_be_blank: bool) -> Kind:
    """A text that fits a rule; a blank one may stand for none."""

    def kind(value: Any) -> Reading:
        read = text(value)
        written = read.value or ""
        if not isinstance(value, str) or (may_be_blank and not written):
            return read
        fits = is_sound(written)
        return read if fits else Reading(None, code, {"value": shown(written)})

    return kind


def among(*known: str) -> Kind:
    """One of a closed list of codes, or a word that stands for one."""

    def kind(value: Any) -> Reading:
        read = text(value)
        meant = SYNONYMS.get(read.value or "")
        if read.value in known or not isinstance(value, str):
            return read
        details = {"value": shown(value)}
        if meant in known:
            return Reading(meant, "publiccode_synonym", {**details, "read": meant})
        choices = _choices(value, known)
        return Reading(None, "publiccode_code", {**details, "choices": choices})

    return kind


def _choices(value: str, known: Sequence[str]) -> str:
    """The codes of a list; of a long one, those most like what was written."""
    if len(known) <= CHOICES:
        return ", ".join(known)
    nearest = get_close_matches(value[:SHOWN], known, CHOICES, cutoff=0)
    return f"{', '.join(nearest)}…"


def of_format(*endings: str) -> Kind:
    """The path or address of a file that ends as one of these."""
    file = sound(addresses.is_file, "publiccode_file", may_be_blank=True)

    def kind(value: Any) -> Reading:
        read = file(value)
        if read.value is None or addresses.ending(read.value) in endings:
            return read
        details = {"value": shown(value), "formats": ", ".join(endings).upper()}
        return Reading(None, "publiccode_format", details)

    return kind


def is_day(written: str) -> bool:
    """A day of the calendar, as `2026-01-31`, in years that somebody may mean."""
    try:
        return (
            bool(DAY.fullmatch(written)) and date.fromisoformat(written).year in YEARS
        )
    except ValueError:
        return False


def is_media(written: str) -> bool:
    """A type of RFC 6838, `text/plain`."""
    return bool(MEDIA.fullmatch(written))
