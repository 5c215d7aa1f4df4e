"""Services that ran before are taken over with their own days."""

from imio.mutualisation.upgrades.letter import bring_types
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The steps by which a table of the past brings a request and its quote in."""
    bring_types(setup_tool, "ServiceRequest", "Quote")
