"""Tenders that were awarded before are taken over in the order of their cascades."""

from imio.mutualisation.upgrades.letter import bring_types
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The step by which a table of the past brings a tender in."""
    bring_types(setup_tool, "Tender")
