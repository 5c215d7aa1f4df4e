"""The record of a product and its price lists."""

from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.reasons import message
from imio.mutualisation.i18n import _
from imio.mutualisation.product.prices import price_rows
from imio.mutualisation.rules.tariff import may_publish_price_lists
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import Invalid
from zope.interface import invariant


class IPriceRow(Interface):
    """One band of one price list; rows of the same day make one list."""

    valid_from = schema.Date(title=_("column_valid_from", default="Valid from"))
    up_to = schema.Int(
        title=_("column_up_to", default="Up to (inhabitants)"), required=False
    )
    annual_fee = schema.Decimal(title=_("column_annual_fee", default="Annual fee (€)"))
    set_up_fee = schema.Decimal(title=_("column_set_up_fee", default="Set-up fee (€)"))
    included_days = schema.Decimal(
        title=_("column_included_days", default="Days included")
    )
    day_rate = schema.Decimal(title=_("column_day_rate", default="Day rate (€)"))
    illustrative = schema.Bool(
        title=_("column_illustrative", default="Illustrative"),
        required=False,
        default=False,
    )


class IRelatedRow(Interface):
    """A solution of somebody else that competes with the product, or completes it."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    vendor = schema.TextLine(
        title=_("column_vendor", default="Vendor"), required=False, default=""
    )
    relation = schema.Choice(
        title=_("column_relation", default="Relation"),
        vocabulary="imio.mutualisation.relations",
        default="competitor",
    )


class IProduct(model.Schema):
    """A product or a service of the catalogue."""

    title = schema.TextLine(title=_("label_name", default="Name"))
    description = schema.Text(
        title=_("label_description", default="Summary"), required=False
    )
    details = schema.Text(
        title=_("label_details", default="What it does"), required=False
    )
    kind = schema.Choice(
        title=_("label_product_kind", default="Kind"),
        vocabulary="imio.mutualisation.product_kinds",
    )
    origin = schema.Choice(
        title=_("label_origin", default="Origin"),
        vocabulary="imio.mutualisation.product_origins",
    )
    domain = schema.Choice(
        title=_("label_domain", default="Functional domain"),
        vocabulary="imio.mutualisation.domains",
    )
    deliberation_required = schema.Bool(
        title=_("label_product_deliberation", default="Ordered by a deliberation only"),
        required=False,
        default=False,
    )
    perimeter_reason = schema.Text(
        title=_("label_perimeter_reason", default="Why it is inside the perimeter"),
        description=_(
            "help_perimeter_reason",
            default="Due for accounting and human resources: only a third party’s "
            "licence may be catalogued.",
        ),
        required=False,
    )
    tied_to = schema.Choice(
        title=_("label_tied_to", default="Pooled solution that the hardware serves"),
        description=_(
            "help_tied_to",
            default="Due for hardware: IMIO buys only what its solutions need (2014).",
        ),
        vocabulary="imio.mutualisation.products",
        required=False,
    )
    related = rows(
        _("label_related", default="Competing and complementary solutions"),
        IRelatedRow,
    )
    way_out = schema.Text(
        title=_("label_way_out", default="Plan for the members still in support"),
        required=False,
    )

    model.fieldset(
        "prices", label=_("fieldset_prices", default="Prices"), fields=["price_rows"]
    )
    price_rows = rows(_("label_price_rows", default="Price lists"), IPriceRow)

    @invariant
    def sound_price_lists(data: Any) -> None:
        verdict = may_publish_price_lists(price_rows(data.price_rows))
        if not verdict:
            raise Invalid(message(verdict))
