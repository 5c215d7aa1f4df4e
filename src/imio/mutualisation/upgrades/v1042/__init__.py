"""An evaluator of another house reads the technical parts of bids while they are scored."""

from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The role, and what it sees of opened bids."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, "Bid")
