"""The rows of the grids of a deliberation."""

from imio.mutualisation.i18n import _
from imio.mutualisation.rules.supervision import SupervisionFacts
from typing import Any
from zope import schema
from zope.interface import Interface


class IVisaRow(Interface):
    """A text the act rests on: « Vu … ; »."""

    text = schema.Text(title=_("column_visa", default="Seen (Vu …)"))


class IRecitalRow(Interface):
    """A reason of the act: « Considérant … ; »."""

    text = schema.Text(title=_("column_recital", default="Considering (Considérant …)"))


class IArticleRow(Interface):
    """What is decided; the order of the rows numbers the articles."""

    text = schema.Text(title=_("column_article", default="Article"))


class INamedVoteRow(Interface):
    """What one member of the body voted."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    vote = schema.Choice(
        title=_("column_vote", default="Vote"), vocabulary="imio.mutualisation.votes"
    )


class INamedDelegateRow(Interface):
    """A delegate that the act names."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    group = schema.TextLine(
        title=_("column_group", default="Political group"), required=False, default=""
    )
    side = schema.Choice(
        title=_("column_side", default="Side"), vocabulary="imio.mutualisation.sides"
    )
    replaces = schema.TextLine(
        title=_("column_replaces", default="Replaces"), required=False, default=""
    )


class IValidationRow(Interface):
    """A level that validated a text of the act."""

    level = schema.TextLine(title=_("column_validation_level", default="Level"))
    name = schema.TextLine(title=_("column_name", default="Name"))
    on = schema.TextLine(title=_("column_day", default="Day"))
    sha256 = schema.TextLine(
        title=_("column_validated_text", default="SHA-256 of the text")
    )


class IPointVoteRow(Interface):
    """The vote of the council on a point of the general assembly."""

    point = schema.TextLine(title=_("column_point", default="Point"))
    votes_for = schema.Int(title=_("column_votes_for", default="For"), min=0)
    votes_against = schema.Int(
        title=_("column_votes_against", default="Against"), min=0
    )
    abstentions = schema.Int(
        title=_("column_abstentions", default="Abstentions"), min=0
    )


def supervised(act: Any) -> SupervisionFacts:
    """What the supervising authority was sent and answered.

    Of an act, or of what a form says of one.
    """
    return SupervisionFacts(
        kind=act.supervision_kind or "none",
        adopted_on=act.adopted_on or act.sitting_on,
        transmitted_on=act.transmitted_on,
        received_on=act.received_on,
        extended_to=act.extended_to,
        outcome=act.outcome,
        outcome_on=act.outcome_on,
    )
