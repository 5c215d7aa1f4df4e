"""Whatever was decided is followed up; more time for the director is asked, then granted."""

from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import complete_legal_numbers
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The script that leads to a field; the rights of decided acts; the steps of an advice, and
    by how much its delay is extended.
    """
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, "Deliberation", "Advice")
    complete_legal_numbers()
