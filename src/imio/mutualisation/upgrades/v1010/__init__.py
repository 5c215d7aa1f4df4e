"""The catalogue keeps the figures of all records."""

from imio.mutualisation.base.tally import INDEX
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The index of the figures; each record tells its own.

    The demonstration of before named frameworks without telling the index.
    """
    import_profile(setup_tool, __name__)
    keep_figures()
    index_again("ServiceRequest", "draws_on")


def keep_figures() -> None:
    """Every record with a workflow tells what it adds."""
    for workflow in WORKFLOWS:
        index_again(workflow.name, INDEX)
