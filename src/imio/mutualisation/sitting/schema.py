"""The record of a sitting."""

from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import ISigned
from imio.mutualisation.rules.voting import may_attend
from imio.mutualisation.rules.voting import may_be_away
from imio.mutualisation.sitting.rows import attendance_of
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import invariant


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


class IAwayRow(Interface):
    """Somebody who was there and did not sit for one item."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    item = schema.Int(title=_("column_item", default="Item"), min=1)
    why = schema.Choice(
        title=_("column_away_why", default="Why"),
        vocabulary="imio.mutualisation.away_reasons",
        default="out",
    )


class ISitting(ISigned, model.Schema):
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
    starts_at = schema.Time(
        title=_("label_starts_at", default="at (Brussels time)"),
        description=_(
            "help_starts_at", default="Such as 19:30; it stands on the convocation."
        ),
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
    away = rows(
        _("label_away", default="Not for one item"),
        IAwayRow,
        description=_(
            "help_away",
            default="Who was there but did not sit for an item: one row an item.",
        ),
    )

    @invariant
    def sound_attendance(data: Any) -> None:
        """One row a person, coherent with the others and with the body."""
        rows = attendance_of(data)
        or_unfit(may_attend(rows, data.body or ""))
        away = [(row["name"], row["item"]) for row in data.away or ()]
        or_unfit(may_be_away(rows, away))

    opened_at = schema.Time(
        title=_("label_opened_at", default="The sitting opened at"), required=False
    )
    closed_at = schema.Time(
        title=_("label_closed_at", default="The sitting ended at"), required=False
    )
    observations = schema.Text(
        title=_("label_observations", default="Observations"),
        required=False,
        default="",
    )
