"""The rows of the price grid as the rules take them."""

from collections.abc import Iterable
from collections.abc import Mapping
from decimal import Decimal
from imio.mutualisation.rules.tariff import PriceRow
from typing import Any


NOTHING = Decimal(0)


def price_rows(rows: Iterable[Mapping[str, Any]] | None) -> tuple[PriceRow, ...]:
    """The typed rows; a row that is not complete yet counts as zero."""
    return tuple(_typed(row) for row in rows or () if row.get("valid_from"))


def _typed(row: Mapping[str, Any]) -> PriceRow:
    return PriceRow(
        valid_from=row["valid_from"],
        up_to=row.get("up_to"),
        annual_fee=row.get("annual_fee") or NOTHING,
        set_up_fee=row.get("set_up_fee") or NOTHING,
        included_days=row.get("included_days") or NOTHING,
        day_rate=row.get("day_rate") or NOTHING,
        illustrative=bool(row.get("illustrative")),
    )
