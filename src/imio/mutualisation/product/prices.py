"""The rows of the price grid as the rules take them."""

from collections.abc import Iterable
from collections.abc import Mapping
from decimal import Decimal
from imio.mutualisation.rules.tariff import PriceBand
from typing import Any
from typing import get_type_hints


# What a column that is not filled in yet counts as.
NOTHING: Mapping[Any, Any] = {Decimal: Decimal(0), bool: False}


def price_bands(rows: Iterable[Mapping[str, Any]] | None) -> tuple[PriceBand, ...]:
    """The typed rows; one without a day is not a row yet."""
    return tuple(_band(row) for row in rows or () if row.get("valid_from"))


def _band(row: Mapping[str, Any]) -> PriceBand:
    columns = get_type_hints(PriceBand).items()
    return PriceBand(**{name: _filled(row.get(name), type_) for name, type_ in columns})


def _filled(value: Any, type_: Any) -> Any:
    return NOTHING.get(type_) if value is None else value
