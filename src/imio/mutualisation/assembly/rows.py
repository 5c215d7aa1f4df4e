"""The rows of the grids of an assembly."""

from imio.mutualisation.i18n import _
from zope import schema
from zope.interface import Interface


class IPointRow(Interface):
    """A point of the agenda."""

    number = schema.TextLine(title=_("column_number", default="Number"))
    title = schema.TextLine(title=_("column_title", default="Title"))
    description = schema.Text(
        title=_("column_description", default="Description"), required=False, default=""
    )


class ISessionVoteRow(Interface):
    """What the delegates of a member without a mandate voted on a point."""

    member = schema.Choice(
        title=_("column_member", default="Member"),
        vocabulary="imio.mutualisation.members",
    )
    point = schema.TextLine(title=_("column_point", default="Point"))
    votes_for = schema.Int(title=_("column_votes_for", default="For"), min=0, default=0)
    votes_against = schema.Int(
        title=_("column_votes_against", default="Against"), min=0, default=0
    )
    abstentions = schema.Int(
        title=_("column_abstentions", default="Abstentions"), min=0, default=0
    )


class IResultRow(Interface):
    """What the assembly decided on a point, in shares."""

    point = schema.TextLine(title=_("column_point", default="Point"))
    title = schema.TextLine(title=_("column_title", default="Title"))
    in_favour = schema.Decimal(title=_("column_votes_for", default="For"))
    against = schema.Decimal(title=_("column_votes_against", default="Against"))
    abstentions = schema.Decimal(title=_("column_abstentions", default="Abstentions"))
    adopted = schema.Bool(title=_("column_adopted", default="Adopted"))
