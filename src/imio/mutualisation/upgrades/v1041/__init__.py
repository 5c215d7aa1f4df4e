"""Of which days the populations are, and which services each authority has had."""

from imio.mutualisation.base.tally import INDEX
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """Members and requests tell more figures."""
    for name in ("Member", "ServiceRequest"):
        index_again(name, INDEX)
