"""Prices are sealed apart: the tenders published from now on have two openings."""

from imio.mutualisation.upgrades.letter import bring_types
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """An opened bid whose price does not open is set aside, by the suite itself.

    A tender that is published keeps its one key, and its bids their one envelope.
    """
    bring_types(setup_tool, "Bid")
