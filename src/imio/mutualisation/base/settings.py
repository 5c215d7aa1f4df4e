"""The dated parameters of the control panel, as the rules take them."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.words import words
from imio.mutualisation.rules.dated import DatedNumber
from imio.mutualisation.rules.dated import in_force
from imio.mutualisation.rules.verdict import Refused
from plone import api
from plone.registry.interfaces import IRegistry
from typing import Any
from typing import TypeVar
from zope.component import getUtility


PREFIX = "mutualisation"

Figure = TypeVar("Figure")


def setting(name: str) -> Any:
    """One value of the control panel; a `KeyError` names a wrong one."""
    return api.portal.get_registry_record(f"{PREFIX}.{name}")


def dated_numbers(name: str) -> tuple[DatedNumber, ...]:
    """A grid of the control panel with the columns `valid_from` and `value`."""
    return tuple(
        DatedNumber(row["valid_from"], row["value"]) for row in setting(name) or ()
    )


def number_in_force(name: str, on: date | None = None) -> Decimal | None:
    """The value of a dated parameter on a day (today by default)."""
    found = in_force(dated_numbers(name), on or clock.today())
    return found.value if found else None


def number_due(name: str, on: date | None = None) -> Decimal:
    """As `number_in_force`, of a parameter that a step cannot do without.

    Raises `Refusal`: `setting_missing` (setting, on).
    """
    on = on or clock.today()
    return _due(name, number_in_force(name, on), on)


def figure_due(name: str) -> Any:
    """A figure without a day that a step cannot do without. Raises as `number_due`."""
    return _due(name, setting(name), clock.today())


def _due(name: str, value: Figure | None, on: date) -> Figure:
    if value is None:
        raise Refusal(Refused("setting_missing", {"setting": title(name), "on": on}))
    return value


def title(name: str) -> str:
    """What the control panel calls one of its values."""
    record = getUtility(IRegistry).records[f"{PREFIX}.{name}"]
    return words(record.field.title)


def save(name: str, value: Any) -> None:
    """Write one value of the control panel. Raises `Refusal`: as `settings/guard.py`."""
    getUtility(IRegistry)[f"{PREFIX}.{name}"] = value
