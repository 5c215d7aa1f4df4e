"""The bodies of IMIO have a roster, in the settings; an agenda says what came late."""

from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The setting, empty; then what an agenda shows of its items from the catalogue."""
    import_profile(setup_tool, __name__)
    index_again("Deliberation", "sitting_uid")
