"""Reads what is there in data that may break any rule: never an error, only nothing."""

from decimal import Decimal
from imio.mutualisation.standards.texts import clean
from imio.mutualisation.standards.texts import on_one_line
from typing import Any


LONGEST_LINE = 300


def at(value: Any, *names: str) -> Any:
    """What is found by going down the names; `None` where there is nothing."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def objects(value: Any, *names: str) -> list[dict[str, Any]]:
    """The objects of the list found there."""
    found = at(value, *names)
    elements = found if isinstance(found, list) else []
    return [each for each in elements if isinstance(each, dict)]


def texts(value: Any, *names: str) -> list[str]:
    """The texts of the list found there."""
    found = at(value, *names)
    return [*filter(None, map(line, found))] if isinstance(found, list) else []


def text(value: Any, *names: str) -> str:
    """The text found there, in French where there is one; a whole number is one too."""
    found = at(value, *names[:-1], f"{names[-1]}_fr") if names else None
    found = found if isinstance(found, str) and found.strip() else at(value, *names)
    is_number = isinstance(found, int) and not isinstance(found, bool)
    return clean(found if isinstance(found, str) else str(found) if is_number else "")


def line(value: Any, *names: str) -> str:
    """The same on one line, cut where it is too long for a title."""
    found = on_one_line(text(value, *names))
    return f"{found[:LONGEST_LINE]}…" if len(found) > LONGEST_LINE else found


def amount(value: Any, *names: str) -> Decimal | None:
    """The number found there."""
    found = at(value, *names)
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return Decimal(str(found)) if is_number else None
