"""Advice on draft acts, and what follows acts once they are adopted."""

from imio.mutualisation.security import TYPES
from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import complete_legal_numbers
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The types, the role and the settings; every workflow says who may add them."""
    import_profile(setup_tool, __name__)
    complete_legal_numbers()
    bring_types(setup_tool, *TYPES)
