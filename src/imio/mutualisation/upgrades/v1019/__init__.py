"""How much continuity weighs at least is a setting; contracts have deadlines."""

from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The new setting, with its default, and the deadlines of contracts."""
    import_profile(setup_tool, __name__)
    index_again("Tender", "next_deadline")
