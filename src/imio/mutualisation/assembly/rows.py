"""The rows of the grids of an assembly."""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.assembly import point_key
from imio.mutualisation.rules.assembly import SessionVote
from imio.mutualisation.rules.voting import Votes
from typing import Any
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


Rows = Iterable[Mapping[str, Any]] | None


def votes_by_point(rows: Rows) -> dict[str, Votes]:
    """What a council voted on each point."""
    return {point_key(row["point"]): Votes(*_figures(row)) for row in rows or ()}


def session_votes(
    rows: Rows, shares: Mapping[str, int], delegates: int
) -> tuple[SessionVote, ...]:
    """What delegates voted themselves; `shares` by the UID of the member."""
    return tuple(
        SessionVote(
            row["member"],
            shares.get(row["member"], 0),
            point_key(row["point"]),
            *_figures(row),
            delegates,
        )
        for row in rows or ()
    )


def _figures(row: Mapping[str, Any]) -> tuple[int, int, int]:
    return (
        row.get("votes_for") or 0,
        row.get("votes_against") or 0,
        row.get("abstentions") or 0,
    )
