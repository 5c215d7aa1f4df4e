"""The rows of a licence's grids."""

from decimal import Decimal
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.fields import plan
from imio.mutualisation.i18n import _
from zope import schema
from zope.interface import Interface


class ILineRow(Interface):
    """An order after the first one, or what replaces a line of the contract."""

    number = schema.Int(title=_("column_line", default="Line"))
    label = schema.TextLine(title=_("column_label", default="Label"))
    quantity = schema.Int(title=_("column_quantity", default="Quantity"), min=0)
    unit_price = money(
        title=_("column_own_price", default="Price of its own (€)"),
        required=False,
        min=Decimal(0),
    )
    valid_from = plan(
        _("column_valid_from", default="Valid from"),
    )
    valid_until = plan(
        _("column_valid_until", default="Until"), "valid_from", required=False
    )
    replaces = schema.Int(
        title=_("column_replaces_line", default="Replaces line"), required=False
    )
    order_number = schema.TextLine(
        title=_("column_order_number", default="Order number"),
        required=False,
        default="",
    )
    reason = schema.TextLine(
        title=_("column_reason", default="Reason"), required=False, default=""
    )
    recorded_on = fact(
        _("column_recorded_on", default="Recorded on"),
    )
    recorded_by = schema.TextLine(title=_("column_recorded_by", default="By"))


class IRevisionRow(Interface):
    """A change of the price, by an index or by a percentage."""

    valid_from = plan(
        _("column_valid_from", default="Valid from"),
    )
    index = schema.Decimal(title=_("column_index", default="Index"), required=False)
    percent = schema.Decimal(
        title=_("column_revision_percent", default="Percentage"), required=False
    )
    share = schema.Decimal(
        title=_("column_revision_share", default="Of so much of the price (%)"),
        required=False,
    )
    reason = schema.TextLine(
        title=_("column_reason", default="Reason"), required=False, default=""
    )
    recorded_on = fact(
        _("column_recorded_on", default="Recorded on"),
    )
    recorded_by = schema.TextLine(title=_("column_recorded_by", default="By"))


class IReminderRow(Interface):
    """A reminder that left, so that it leaves once."""

    deadline = plan(
        _("column_deadline", default="Deadline"),
    )
    days = schema.Int(title=_("column_days_before", default="Days before"))
    sent_on = fact(
        _("column_sent_on", default="Sent on"),
    )
