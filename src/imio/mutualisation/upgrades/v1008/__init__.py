"""The workflows are of the class that gives all rights of a state at once."""

from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.upgrades.letter import bring_types
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """Made anew, with the same rights: no record is read."""
    bring_types(setup_tool, *(workflow.name for workflow in WORKFLOWS))
