"""The record of an allotment; nobody writes it, its steps do."""

from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.grid import rows
from imio.mutualisation.i18n import _
from plone.supermodel import model
from zope import schema
from zope.interface import Interface


class IReturnRow(Interface):
    """A part given back before the rest."""

    on = fact(
        _("column_day", default="Day"),
    )
    quantity = schema.Int(title=_("column_quantity", default="Quantity"))


class IAllotment(model.Schema):
    """Seats of a licence, asked for and held by the member it lies in."""

    title = schema.TextLine(
        title=_("label_title", default="Title"), required=False, readonly=True
    )
    licence = schema.TextLine(
        title=_("label_licence_uid", default="Licence (UID)"), readonly=True
    )
    quantity = schema.Int(title=_("column_quantity", default="Quantity"), readonly=True)
    inhabitants = schema.Int(
        title=_("column_inhabitants", default="Inhabitants"),
        required=False,
        readonly=True,
    )
    thread = schema.TextLine(
        title=_("label_thread", default="Thread"), required=False, readonly=True
    )
    note = schema.Text(
        title=_("label_seats_note", default="What they are for"),
        required=False,
        readonly=True,
    )
    granted_on = fact(
        _("label_granted_on", default="Granted on"), required=False, readonly=True
    )
    accepted_on = fact(
        _("label_seats_received_on", default="Receipt confirmed on"),
        "granted_on",
        required=False,
        readonly=True,
    )
    ended_on = fact(
        _("label_ended_on", default="Ended on"),
        "granted_on",
        required=False,
        readonly=True,
    )
    returns = rows(
        _("label_returns", default="Given back in part"), IReturnRow, readonly=True
    )
