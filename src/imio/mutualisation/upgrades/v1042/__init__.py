"""Evaluators of other houses read technical parts; how much people send has a limit."""

from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The role, what it sees of opened bids, and the settings."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, "Bid")
