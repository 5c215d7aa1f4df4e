"""The lines of a quote, and how the rules take them."""

from collections.abc import Iterable
from collections.abc import Mapping
from decimal import Decimal
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.quoting import Line
from imio.mutualisation.rules.quoting import may_list
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from zope import schema
from zope.interface import Interface


ZERO = Decimal(0)


class ILineRow(Interface):
    """One line: what, how much, at what price."""

    kind = schema.Choice(
        title=_("column_kind", default="Kind"),
        vocabulary="imio.mutualisation.line_kinds",
        default="other",
    )
    label = schema.TextLine(title=_("column_label", default="Label"))
    quantity = schema.Decimal(title=_("column_quantity", default="Quantity"), min=ZERO)
    unit = schema.TextLine(
        title=_("column_unit", default="Unit"), required=False, default=""
    )
    unit_price = money(
        title=_("column_unit_price", default="Unit price (€, excl. VAT)")
    )
    vat_rate = schema.Decimal(title=_("column_vat_rate", default="VAT (%)"), min=ZERO)


def lines_of(rows: Iterable[Mapping[str, Any]] | None) -> tuple[Line, ...]:
    """The rows as the rules add them up."""
    return tuple(Line(**{**row, "unit": row["unit"] or ""}) for row in rows or ())


def vat_rates() -> frozenset[Decimal]:
    """The VAT rates in force today, in percent; none where VAT is not due."""
    law = legal_numbers()
    below = (law.vat_intermediate_percent, law.vat_reduced_percent)
    return frozenset({ZERO, *map(Decimal, below), number_due("vat_rate")})


def may_keep_lines(rows: Iterable[Mapping[str, Any]] | None) -> Verdict:
    """Whether each line says what its kind may. Refused: as `quoting.may_list`."""
    lines = lines_of(rows)
    return may_list(lines, vat_rates() if lines else ())
