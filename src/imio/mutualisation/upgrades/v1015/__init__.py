"""How large a file may be that somebody sends is a setting; members succeed others."""

from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The new setting, with its default, and the step of members."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, "Member")
    # A number that was noted after the birth of its record was not found.
    index_again("Member", "bce_number")
