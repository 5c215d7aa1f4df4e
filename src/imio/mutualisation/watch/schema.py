"""The record of a tender of somebody else; the import alone fills it in."""

from imio.mutualisation.base.grid import rows
from imio.mutualisation.i18n import _
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import Interface


class IWatchedLotRow(Interface):
    """A lot; `status` is a code of the standard."""

    number = schema.TextLine(title=_("column_number", default="Number"))
    title = schema.TextLine(title=_("column_lot", default="Lot"), required=False)
    status = schema.TextLine(title=_("label_status", default="Status"), required=False)
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
    weight = schema.TextLine(title=_("column_weight", default="Weight"), required=False)


class IWatchedSupplierRow(Interface):
    """Who was awarded what; `status` is a code of the standard."""

    name = schema.TextLine(title=_("label_name", default="Name"))
    subject = schema.TextLine(
        title=_("column_awarded", default="Lot or award"), required=False
    )
    value = schema.Decimal(title=_("column_value", default="Value"), required=False)
    currency = schema.TextLine(
        title=_("column_currency", default="Currency"), required=False
    )
    status = schema.TextLine(title=_("label_status", default="Status"), required=False)


class IWatchedTender(model.Schema):
    """A contracting process; `status`, `method`, `category` are codes of the standard."""

    title = schema.TextLine(title=_("label_title", default="Title"), readonly=True)
    description = schema.Text(
        title=_("label_description", default="Summary"), readonly=True, required=False
    )
    ocid = schema.TextLine(
        title=_("label_ocid", default="Open contracting identifier"), readonly=True
    )
    buyer = schema.TextLine(
        title=_("label_buyer", default="Buyer"), readonly=True, required=False
    )
    status = schema.TextLine(
        title=_("label_status", default="Status"), readonly=True, required=False
    )
    method = schema.TextLine(
        title=_("label_method", default="Procedure"), readonly=True, required=False
    )
    category = schema.TextLine(
        title=_("label_category", default="Category"), readonly=True, required=False
    )
    value = schema.Decimal(
        title=_("label_value", default="Estimated value"), readonly=True, required=False
    )
    currency = schema.TextLine(
        title=_("column_currency", default="Currency"), readonly=True, required=False
    )
    published_on = schema.Date(
        title=_("label_published_on", default="Published on"),
        readonly=True,
        required=False,
    )
    bids_due = schema.Datetime(
        title=_("label_bids_due", default="Bids due by"), readonly=True, required=False
    )
    lots = rows(_("label_lots", default="Lots"), IWatchedLotRow, readonly=True)
    criteria = rows(
        _("label_criteria", default="Award criteria"),
        IWatchedCriterionRow,
        readonly=True,
    )
    bids_count = schema.Int(
        title=_("label_bids_count", default="Bids received"),
        readonly=True,
        required=False,
    )
    suppliers = rows(
        _("label_suppliers", default="Suppliers"), IWatchedSupplierRow, readonly=True
    )
    publisher = schema.TextLine(
        title=_("label_publisher", default="Publisher"), readonly=True, required=False
    )
    source = schema.TextLine(
        title=_("label_source", default="Source"), readonly=True, required=False
    )
    licence = schema.TextLine(
        title=_("label_data_licence", default="Licence of the data"),
        readonly=True,
        required=False,
    )
    package = NamedBlobFile(
        title=_("label_package", default="The data as published"),
        readonly=True,
        required=False,
    )
