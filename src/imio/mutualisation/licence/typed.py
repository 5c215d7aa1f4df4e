"""What a form or a JSON body says of an order or a revision."""

from collections.abc import Mapping
from imio.mutualisation.base.typed import amount
from imio.mutualisation.base.typed import day
from imio.mutualisation.base.typed import needed_day
from imio.mutualisation.base.typed import needed_whole
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.typed import whole
from typing import Any


ORDER = (
    "label",
    "quantity",
    "unit_price",
    "valid_from",
    "valid_until",
    "replaces",
    "order_number",
    "reason",
)
REVISION = ("valid_from", "index", "percent", "reason")


def order(given: Mapping[str, Any]) -> dict[str, Any]:
    """An order as `ILineRow` has it."""
    return {
        "label": text(given, "label"),
        "quantity": needed_whole(given, "quantity"),
        "unit_price": amount(given, "unit_price"),
        "valid_from": needed_day(given, "valid_from"),
        "valid_until": day(given, "valid_until"),
        "replaces": whole(given, "replaces"),
        "order_number": text(given, "order_number"),
        "reason": text(given, "reason"),
    }


def revision(given: Mapping[str, Any]) -> dict[str, Any]:
    """A revision as `IRevisionRow` has it."""
    return {
        "valid_from": needed_day(given, "valid_from"),
        "index": amount(given, "index"),
        "percent": amount(given, "percent"),
        "reason": text(given, "reason"),
    }
