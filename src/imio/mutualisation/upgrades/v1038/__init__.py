"""What follows an act once it is adopted."""

from imio.mutualisation.security import TYPES
from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The type; every workflow says who may add it."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, *TYPES)
