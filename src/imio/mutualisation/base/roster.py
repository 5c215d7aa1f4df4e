"""The roster of the bodies of an authority, as a grid and as the rules take it."""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.settings import setting
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.roster import Seat
from typing import Any
from zope import schema
from zope.interface import Interface


class IRosterRow(Interface):
    """A person in a body."""

    body = schema.Choice(
        title=_("label_body", default="Body"),
        vocabulary="imio.mutualisation.bodies",
        default="council",
    )
    name = schema.TextLine(title=_("column_name", default="Name"))
    group = schema.TextLine(
        title=_("column_group", default="Political group"), required=False, default=""
    )
    function = schema.TextLine(
        title=_("column_function", default="Function"), required=False, default=""
    )
    since = plan(_("column_since", default="Since"))
    until = plan(_("column_until", default="Until"), "since", required=False)


def seats(rows: Iterable[Mapping[str, Any]]) -> tuple[Seat, ...]:
    """The rows of a grid as the rules take them."""
    return tuple(Seat(**row) for row in rows)


def roster_of(owner: Any) -> tuple[Seat, ...]:
    """Of an authority, from its record; elsewhere of the bodies of IMIO, from the settings."""
    rows = getattr(aq_base(owner), "roster", None)
    return seats(setting("own_roster") or () if rows is None else rows)


def advising_services(owner: Any) -> dict[str, str]:
    """The services that give advice on the acts of an authority, with their kind."""
    named = getattr(aq_base(owner), "advising_services", None)
    return owner.advising_services() if named else {}


def levels_of(owner: Any) -> tuple[str, ...]:
    """The levels that validate the acts of an authority, in order; IMIO has none."""
    named = getattr(aq_base(owner), "levels_of_validation", None)
    return owner.levels_of_validation() if named else ()
