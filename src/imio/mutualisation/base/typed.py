"""What a form or a JSON body says, read or refused; nothing typed is nothing."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.grid import AMOUNT
from imio.mutualisation.base.parameters import invalid
from imio.mutualisation.rules.verdict import Refused
from typing import Any


def text(given: Mapping[str, Any], name: str) -> str:
    """A text; empty without one. Raises `Refusal`: `parameter_invalid`."""
    value = given.get(name)
    if not isinstance(value, str | int | None) or isinstance(value, bool):
        raise invalid(name, str(value))
    return str("" if value is None else value).strip()


def whole(given: Mapping[str, Any], name: str) -> int | None:
    """A whole number, `25` or `-1`. Raises `Refusal`: `parameter_invalid`."""
    typed = text(given, name)
    if not typed:
        return None
    if not typed.removeprefix("-").isdecimal() or len(typed) > 9:
        raise invalid(name, typed)
    return int(typed)


def amount(given: Mapping[str, Any], name: str) -> Decimal | None:
    """A number, `12,50` or `12.5`. Raises `Refusal`: `parameter_invalid`."""
    typed = "".join(text(given, name).split()).replace(",", ".")
    if typed and not AMOUNT.fullmatch(typed):
        raise invalid(name, typed)
    return Decimal(typed) if typed else None


def day(given: Mapping[str, Any], name: str) -> date | None:
    """A day, `2026-01-31`. Raises `Refusal`: `parameter_invalid`."""
    typed = text(given, name)
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise invalid(name, typed) from None


def needed_day(given: Mapping[str, Any], name: str) -> date:
    """The same, which must be there. Raises `Refusal`: also `parameter_missing`."""
    value = day(given, name)
    if value is None:
        raise Refusal(Refused("parameter_missing", {"name": name}))
    return value


def needed_whole(given: Mapping[str, Any], name: str) -> int:
    """The same, which must be there. Raises `Refusal`: also `parameter_missing`."""
    value = whole(given, name)
    if value is None:
        raise Refusal(Refused("parameter_missing", {"name": name}))
    return value
