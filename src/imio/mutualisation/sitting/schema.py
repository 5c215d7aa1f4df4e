"""The record of a sitting."""

from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.i18n import _
from plone.supermodel import model
from zope import schema
from zope.interface import Interface


class IAttendanceRow(Interface):
    """A member of the body: there or not, from which item to which."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    function = schema.TextLine(
        title=_("column_function", default="Function"), required=False, default=""
    )
    status = schema.Choice(
        title=_("column_attendance", default="Attendance"),
        vocabulary="imio.mutualisation.attendances",
        default="present",
    )
    proxy = schema.TextLine(
        title=_("column_proxy", default="Represented by"), required=False, default=""
    )
    arrives_at = schema.Int(
        title=_("column_arrives_at", default="Arrives at item"), required=False, min=1
    )
    leaves_after = schema.Int(
        title=_("column_leaves_after", default="Leaves after item"),
        required=False,
        min=0,
    )


class ISitting(model.Schema):
    """A sitting of a council or of another body."""

    title = schema.TextLine(
        title=_("label_title", default="Title"),
        description=_(
            "help_sitting_title", default="Left empty, it is made from body and day."
        ),
        required=False,
        default="",
    )
    body = schema.Choice(
        title=_("label_body", default="Body"),
        vocabulary="imio.mutualisation.bodies",
        default="council",
    )
    sitting_on = plan(
        _("label_sitting_on", default="Day of the sitting"),
        "convened_on",
        required=False,
    )
    place = schema.TextLine(
        title=_("label_place", default="Place"), required=False, default=""
    )
    convened_on = fact(_("label_convened_on", default="Convened on"), required=False)
    last_convocation = schema.Bool(
        title=_("label_last_convocation", default="Third and last convocation"),
        required=False,
        default=False,
    )
    attendance = rows(
        _("label_attendance", default="Attendance"),
        IAttendanceRow,
        description=_(
            "help_attendance",
            default="Every member in office, one a row: the quorum is counted from it.",
        ),
    )
    observations = schema.Text(
        title=_("label_observations", default="Observations"),
        required=False,
        default="",
    )
