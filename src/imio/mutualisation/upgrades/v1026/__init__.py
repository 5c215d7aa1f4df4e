"""Companies not yet known apply, and partners note the work that they do."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.upgrades.letter import bring_types
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The states of a candidacy, who notes work, and whose each task is."""
    bring_types(setup_tool, "Partner", "ServiceRequest")
    for brain in existing("ServiceRequest"):
        request = brain._unrestrictedGetObject()
        if request.plan:
            request.plan = [{"done_by": None, **row} for row in request.plan]
