"""How much the commitment to continuity weighs at least is a setting."""

from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The new setting, with its default."""
    import_profile(setup_tool, __name__)
