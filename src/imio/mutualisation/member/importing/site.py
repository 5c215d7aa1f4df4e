"""The members of the site, and a file planned over them."""

from collections.abc import Iterator
from dataclasses import replace
from imio.mutualisation.base.catalog import address
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.lasting import undone_by
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.importing.outcome import CHANGED
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import REFUSED
from imio.mutualisation.importing.table import Table
from imio.mutualisation.member import communes
from imio.mutualisation.member.importing.known import Existing
from imio.mutualisation.member.importing.known import Known
from imio.mutualisation.member.importing.plan import plan
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules.verdict import Refused
from typing import Any


FIELDS = (
    "title",
    "kind",
    "bce_number",
    "nis",
    "province",
    "arrondissement",
    "postal_codes",
    "language",
    "latitude",
    "longitude",
    "populations",
    "communes_served",
    "own_it_team",
    "origin",
    "how_they_came",
    "admitted_on",
    "left_on",
    "share_count",
    "share_recorded_on",
    "share_fee",
    "contacts",
    "prospect_stage",
    "likelihood",
    "next_contact_on",
)


def known_members(section: Any) -> Known:
    """All the members of a section, in one query and one pass."""
    return Known(
        Existing(
            brain.getId,
            brain.review_state == "former",
            {
                "state": brain.review_state,
                **{name: getattr(section[brain.getId], name) for name in FIELDS},
            },
            address(brain.getPath()),
        )
        for brain in existing("Member", path=path(section))
    )


def planned(section: Any, table: Table) -> tuple[Line, ...] | Refused:
    """The lines of a table over the members of a section. Refused: as `plan`."""
    lines = plan(table, known_members(section), communes.nis_codes())
    return lines if isinstance(lines, Refused) else tuple(checked(section, lines))


def checked(section: Any, lines: tuple[Line, ...]) -> Iterator[Line]:
    """The lines, those refused that hold what no door takes, or would undo what a step
    of their member rests on.
    """
    for line in lines:
        wrong = tuple(unsound(IMember, line.values))
        if not wrong and line.outcome == CHANGED and line.existing:
            wrong = undone_by(section[line.existing], line.values)
        yield replace(line, outcome=REFUSED, reasons=wrong) if wrong else line
