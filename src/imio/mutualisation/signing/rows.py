"""What the rows of a session say."""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.moments import read
from typing import Any


def signatures_told(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """`Marie Fictive, bourgmestre, le 12 mars 2026 à 14 h 05`, a line each."""
    return [_line(row) for row in rows]


def _line(row: Mapping[str, Any]) -> str:
    function = f", {row['function']}" if row["function"] else ""
    return f"{row['name']}{function}, le {exact(read(row['at']))}"
