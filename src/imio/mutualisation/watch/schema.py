"""The record of a tender of somebody else; the import alone fills it in."""

from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import Instant
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.i18n import _
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import Interface


class IWatchedLotRow(Interface):
    """A lot; `status` is a code of the standard."""

    number = schema.TextLine(title=_("column_number", default="Number"))
    title = schema.TextLine(
        title=_("column_watched_title", default="Title"), required=False
    )
    status = schema.TextLine(title=_("label_state", default="State"), required=False)
    value = schema.Decimal(title=_("column_value", default="Value"), required=False)
    currency = schema.TextLine(
        title=_("column_currency", default="Currency"), required=False
    )


class IWatchedCriterionRow(Interface):
    """An award criterion; the weight is written as the publisher wrote it."""

    lot = schema.TextLine(title=_("column_lot", default="Lot"), required=False)
    title = schema.TextLine(
        title=_("column_criterion", default="Criterion"), required=False
    )
    kind = schema.TextLine(title=_("column_kind", default="Kind"), required=False)
    weight = schema.TextLine(
        title=_("column_watched_weight", default="Weight as published"), required=False
    )


class IWatchedSupplierRow(Interface):
    """Who was awarded what: nobody, where there is no name; `together`, where the value is
    that of several suppliers. `status` is a code of the standard.
    """

    name = schema.TextLine(title=_("label_name", default="Name"), required=False)
    subject = schema.TextLine(
        title=_("column_watched_subject", default="Lot or award"), required=False
    )
    value = schema.Decimal(title=_("column_value", default="Value"), required=False)
    currency = schema.TextLine(
        title=_("column_currency", default="Currency"), required=False
    )
    together = schema.Bool(
        title=_("column_watched_together", default="For all together"),
        required=False,
        default=False,
    )
    status = schema.TextLine(title=_("label_state", default="State"), required=False)


class IWatchedTender(model.Schema):
    """A contracting process; `status`, `method`, `category` are codes of the standard."""

    title = schema.TextLine(title=_("label_title", default="Title"), readonly=True)
    description = schema.Text(
        title=_("label_description", default="Summary"), readonly=True, required=False
    )
    ocid = schema.TextLine(
        title=_("label_watched_ocid", default="Identifier (OCID)"), readonly=True
    )
    buyers = schema.List(
        title=_("label_watched_buyers", default="Buyers"),
        value_type=schema.TextLine(),
        readonly=True,
        required=False,
        default=[],
    )
    status = schema.TextLine(
        title=_("label_state", default="State"), readonly=True, required=False
    )
    method = schema.TextLine(
        title=_("label_watched_method", default="Procedure"),
        readonly=True,
        required=False,
    )
    method_details = schema.TextLine(
        title=_("label_watched_method_details", default="Procedure in its own words"),
        readonly=True,
        required=False,
    )
    category = schema.TextLine(
        title=_("label_watched_category", default="Kind of market"),
        readonly=True,
        required=False,
    )
    value = schema.Decimal(
        title=_("label_watched_value", default="Estimated value"),
        readonly=True,
        required=False,
    )
    currency = schema.TextLine(
        title=_("column_currency", default="Currency"), readonly=True, required=False
    )
    published_on = fact(
        _("label_watched_published_on", default="State of"),
        readonly=True,
        required=False,
    )
    bids_due = plan(
        _("label_watched_bids_due", default="Bids due by"),
        kind=Instant,
        readonly=True,
        required=False,
    )
    lots = rows(_("label_lots", default="Lots"), IWatchedLotRow, readonly=True)
    criteria = rows(
        _("label_criteria", default="Award criteria"),
        IWatchedCriterionRow,
        readonly=True,
    )
    bids_count = schema.Int(
        title=_("label_watched_bids_count", default="Bids received"),
        readonly=True,
        required=False,
    )
    suppliers = rows(
        _("title_watched_suppliers", default="Who was awarded what"),
        IWatchedSupplierRow,
        readonly=True,
    )
    publisher = schema.TextLine(
        title=_("label_watched_publisher", default="Publisher"),
        readonly=True,
        required=False,
    )
    source = schema.TextLine(
        title=_("label_watched_address", default="Address"),
        readonly=True,
        required=False,
    )
    licence = schema.TextLine(
        title=_("label_watched_licence", default="Licence of the data"),
        readonly=True,
        required=False,
    )
    package = NamedBlobFile(
        title=_("label_watched_package", default="Data of the publisher"),
        readonly=True,
        required=False,
    )
