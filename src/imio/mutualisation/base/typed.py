"""What a form or a JSON body says, read or refused; nothing typed is nothing."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.grid import AMOUNT
from imio.mutualisation.rules.verdict import Refused
from typing import Any


def only(given: Mapping[str, Any], *names: str) -> None:
    """Nothing but these names. Raises `Refusal`: `unknown_field` (field)."""
    for name in given:
        if name not in names:
            raise Refusal(Refused("unknown_field", {"field": name}))


def text(given: Mapping[str, Any], name: str) -> str:
    """A text; empty without one. Raises `Refusal`: `value_invalid`."""
    value = given.get(name)
    if not isinstance(value, str | int | float | None) or isinstance(value, bool):
        raise unreadable(name, value)
    return str("" if value is None else value).strip()


def whole(given: Mapping[str, Any], name: str) -> int | None:
    """A whole number, `25` or `-1`. Raises `Refusal`: `value_invalid`."""
    typed = text(given, name)
    if not typed:
        return None
    if not typed.removeprefix("-").isdecimal() or len(typed) > 9:
        raise unreadable(name, typed)
    return int(typed)


def amount(given: Mapping[str, Any], name: str) -> Decimal | None:
    """A number, `12,50` or `12.5`. Raises `Refusal`: `value_invalid`."""
    typed = "".join(text(given, name).split()).replace(",", ".")
    if typed and not AMOUNT.fullmatch(typed):
        raise unreadable(name, typed)
    return Decimal(typed) if typed else None


def day(given: Mapping[str, Any], name: str) -> date | None:
    """A day, `2026-01-31`. Raises `Refusal`: `value_invalid`."""
    typed = text(given, name)
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise unreadable(name, typed) from None


def needed_day(given: Mapping[str, Any], name: str) -> date:
    """The same, which must be there. Raises `Refusal`: also `value_missing`."""
    value = day(given, name)
    if value is None:
        raise Refusal(Refused("value_missing", {"name": name}))
    return value


def needed_whole(given: Mapping[str, Any], name: str) -> int:
    """The same, which must be there. Raises `Refusal`: also `value_missing`."""
    value = whole(given, name)
    if value is None:
        raise Refusal(Refused("value_missing", {"name": name}))
    return value


def unreadable(name: str, value: Any) -> Refusal:
    """The refusal of a value of a form or a body that cannot be read."""
    return Refusal(Refused("value_invalid", {"name": name, "value": str(value)}))
