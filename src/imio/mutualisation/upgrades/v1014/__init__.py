"""A quote that the member has not answered may be recalled."""

from imio.mutualisation.upgrades.letter import bring_types
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The state of a recalled quote and the step that leads to it."""
    bring_types(setup_tool, "Quote")
