"""The attendance of a sitting as the rules count it."""

from collections import defaultdict
from imio.mutualisation.rules.names import bare
from imio.mutualisation.rules.voting import AttendanceRow
from typing import Any


def attendance_of(sitting: Any) -> tuple[AttendanceRow, ...]:
    """Of a sitting, or of what a form says of one."""
    away: dict[str, set[int]] = defaultdict(set)
    for row in sitting.away or ():
        away[bare(row["name"])].add(row["item"])
    return tuple(
        AttendanceRow(
            row["name"],
            row["status"],
            row["arrives_at"],
            row["leaves_after"],
            frozenset(away[bare(row["name"])]),
            row["proxy"] or "",
        )
        for row in sitting.attendance or ()
    )
