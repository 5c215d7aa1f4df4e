"""What a GET is asked: the parameters of its address, read or refused."""

from datetime import date
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.rules.verdict import Refused
from typing import Any


def given(request: Any, name: str) -> str:
    """The value of a parameter; empty without one."""
    return str(request.form.get(name) or "").strip()


def needed(request: Any, name: str) -> str:
    """The value of a parameter. Raises `Refusal`: `parameter_missing` (name)."""
    value = given(request, name)
    if not value:
        raise Refusal(Refused("parameter_missing", {"name": name}))
    return value


def whole(request: Any, name: str) -> int:
    """A whole number. Raises `Refusal`: as `needed`, `parameter_invalid`."""
    value = needed(request, name)
    if not (value.isascii() and value.isdecimal()) or len(value) > 9:
        raise invalid(name, value)
    return int(value)


def day(request: Any, name: str) -> date:
    """A day, `2026-01-31`. Raises `Refusal`: as `needed`, `parameter_invalid`."""
    value = needed(request, name)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise invalid(name, value) from None


def invalid(name: str, value: str) -> Refusal:
    """The refusal of a value that cannot be read."""
    return Refusal(Refused("parameter_invalid", {"name": name, "value": value}))
