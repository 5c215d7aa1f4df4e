"""What a form or a JSON body says of an order or a revision."""

from collections.abc import Mapping
from imio.mutualisation.base.typed import row
from imio.mutualisation.licence.rows import ILineRow
from imio.mutualisation.licence.rows import IRevisionRow
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
    """An order as `ILineRow` has it. Raises `Refusal`: as `typed.row`."""
    return row(given, ILineRow, ORDER)


def revision(given: Mapping[str, Any]) -> dict[str, Any]:
    """A revision as `IRevisionRow` has it. Raises `Refusal`: as `typed.row`."""
    return row(given, IRevisionRow, REVISION)
