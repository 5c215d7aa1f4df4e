"""Every record says what it waits for, in one index."""

from Acquisition import aq_base
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.waits import INDEX
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


OLD = "next_actors"


def upgrade(setup_tool: Any) -> None:
    """The index in the place of that of requests alone; then each record is asked."""
    import_profile(setup_tool, __name__)
    for brain in existing("ServiceRequest"):
        request = brain._unrestrictedGetObject()
        if OLD in vars(aq_base(request)):
            delattr(request, OLD)
    for workflow in WORKFLOWS:
        index_again(workflow.name, INDEX)
