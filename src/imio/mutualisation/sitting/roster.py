"""The attendance of a sitting: begun from the roster, then noted person by person."""

from Acquisition import aq_parent
from collections.abc import Mapping
from collections.abc import Sequence
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.lasting import as_saved
from imio.mutualisation.base.lasting import undone_by
from imio.mutualisation.base.roster import roster_of
from imio.mutualisation.rules.roster import in_office
from imio.mutualisation.rules.roster import joining
from imio.mutualisation.rules.roster import Seat
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.voting import may_attend
from imio.mutualisation.rules.voting import may_be_away
from imio.mutualisation.sitting.rows import attendance_of
from imio.mutualisation.sitting.schema import ISitting
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


Row = Mapping[str, Any]


def seats(sitting: ISitting) -> tuple[Seat, ...]:
    """Who is in office on its day, in its body; nobody while it has no day."""
    on = sitting.sitting_on
    return in_office(roster_of(aq_parent(sitting)), sitting.body, on) if on else ()


def take(sitting: ISitting) -> int:
    """Add to the attendance those of the roster who are not in it, as present; the number.

    What was noted stays as it is. Raises `Refusal`: `sitting_date_missing`,
    `roster_empty` (on).
    """
    on, known = sitting.sitting_on, seats(sitting)
    or_refuse(
        first_refusal(
            require(on is not None, "sitting_date_missing"),
            require(bool(known), "roster_empty", on=on),
        )
    )
    noted = list(sitting.attendance or ())
    new = joining(known, [row["name"] for row in noted])
    if new:
        note(sitting, [*noted, *map(_row, new)], sitting.away or ())
    return len(new)


def _row(seat: Seat) -> Row:
    return {
        "name": seat.name,
        "function": seat.function,
        "status": "present",
        "proxy": "",
        "arrives_at": None,
        "leaves_after": None,
    }


def note(sitting: ISitting, rows: Sequence[Row], away: Sequence[Row]) -> None:
    """Keep an attendance, and who sits not for which item.

    Raises `Refusal`: as `may_attend`, `may_be_away`, and what it would undo.
    """
    values = {"attendance": list(rows), "away": list(away)}
    there = attendance_of(as_saved(sitting, values))
    told = [(row["name"], row["item"]) for row in away]
    or_refuse(first_refusal(may_attend(there, sitting.body), may_be_away(there, told)))
    or_refuse(first_refusal(*undone_by(sitting, values)))
    sitting.attendance, sitting.away = values["attendance"], values["away"]
    notify(ObjectModifiedEvent(sitting))
