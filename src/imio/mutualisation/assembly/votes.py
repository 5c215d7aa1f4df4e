"""The rows of the grids of votes as the rules take them."""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.rules.assembly import point_key
from imio.mutualisation.rules.assembly import SessionVote
from imio.mutualisation.rules.voting import Votes
from typing import Any


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
