"""Seats that are held already are taken over with their own days."""

from imio.mutualisation.upgrades.letter import bring_types
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The step by which a table of the past brings an allotment in."""
    bring_types(setup_tool, "Allotment")
