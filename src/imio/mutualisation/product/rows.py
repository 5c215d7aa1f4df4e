"""The rows of a product's grids."""

from collections.abc import Iterable
from collections.abc import Mapping
from decimal import Decimal
from imio.mutualisation.base.fields import e_mail
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.fields import plan
from imio.mutualisation.i18n import _
from imio.mutualisation.product.standard import fits
from imio.mutualisation.rules.tariff import PriceBand
from typing import Any
from typing import get_type_hints
from zope import schema
from zope.interface import Interface


class IPriceRow(Interface):
    """One band of one price list; rows of the same day make one list."""

    valid_from = plan(
        _("column_valid_from", default="Valid from"),
    )
    up_to = schema.Int(
        title=_("column_up_to", default="Up to (inhabitants)"), required=False
    )
    annual_fee = money(title=_("column_annual_fee", default="Annual fee (€)"))
    set_up_fee = money(title=_("column_set_up_fee", default="Set-up fee (€)"))
    included_days = schema.Decimal(
        title=_("column_included_days", default="Days included")
    )
    day_rate = money(title=_("column_day_rate", default="Day rate (€)"))
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
    note = schema.TextLine(
        title=_("column_note", default="Note"), required=False, default=""
    )


class IKeptRow(Interface):
    """A product that looks the same, and why both stay all the same."""

    product = schema.Choice(
        title=_("label_product", default="Product"),
        vocabulary="imio.mutualisation.products",
    )
    reason = schema.TextLine(title=_("column_reason", default="Reason"))


class IFeatureRow(Interface):
    """Something the product does, and where that comes from if it was merged in."""

    feature = schema.TextLine(title=_("column_feature", default="Feature"))
    source = schema.TextLine(
        title=_("column_feature_source", default="Comes from"),
        required=False,
        default="",
    )
    note = schema.TextLine(
        title=_("column_note", default="Note"), required=False, default=""
    )


class IReleaseRow(Interface):
    """A version, and the last day on which it is supported."""

    version = schema.TextLine(title=_("column_version", default="Version"))
    released_on = fact(_("column_released_on", default="Released on"), required=False)
    supported_until = plan(
        _("column_supported_until", default="Supported until"),
        "released_on",
        required=False,
    )


class IInterfaceRow(Interface):
    """What passes between the product and another system: a back office, a counter."""

    system = schema.TextLine(title=_("column_system", default="Other system"))
    vendor = schema.TextLine(
        title=_("column_vendor", default="Vendor"), required=False, default=""
    )
    passes = schema.TextLine(
        title=_("column_passes", default="What passes"), required=False, default=""
    )
    state = schema.Choice(
        title=_("column_state", default="State"),
        vocabulary="imio.mutualisation.interface_states",
        default="planned",
    )


class IContractorRow(Interface):
    """Who maintains it under contract, until when."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    email = schema.TextLine(
        title=_("column_email", default="E-mail"),
        required=False,
        default="",
        constraint=fits("email", "maintenance/contractors/email"),
    )
    website = schema.TextLine(
        title=_("column_website", default="Website"),
        required=False,
        default="",
        constraint=fits("link", "maintenance/contractors/website"),
    )
    until = plan(
        _("column_valid_until", default="Until"),
    )


class IContactRow(Interface):
    """A person who answers for the maintenance; the file shows them to the public."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    email = schema.TextLine(
        title=_("column_email", default="E-mail"),
        required=False,
        default="",
        constraint=fits("email", "maintenance/contacts/email"),
    )
    affiliation = schema.TextLine(
        title=_("column_affiliation", default="Organisation"),
        required=False,
        default="",
    )
    phone = schema.TextLine(
        title=_("column_phone", default="Phone"), required=False, default=""
    )


class IEventRow(Interface):
    """A presentation, a fair, a users' day."""

    day = plan(
        _("column_day", default="Day"),
    )
    title = schema.TextLine(title=_("column_event", default="Event"))
    place = schema.TextLine(
        title=_("column_place", default="Place"), required=False, default=""
    )


class IReferentRow(Interface):
    """What a member that uses the product says of its use, and whom to ask."""

    member = schema.TextLine(title=_("column_member_uid", default="Member (UID)"))
    name = schema.TextLine(title=_("column_name", default="Name"))
    email = schema.TextLine(
        title=_("column_email", default="E-mail"), constraint=e_mail
    )
    version = schema.TextLine(
        title=_("column_version", default="Version"), required=False, default=""
    )
    use_case = schema.TextLine(
        title=_("column_use_case", default="What for"), required=False, default=""
    )
    said_on = fact(
        _("column_said_on", default="Said on"),
    )


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
