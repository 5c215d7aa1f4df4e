"""IMIO names who looks after a record, and by when it answers."""

from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


HANDLED = ("ServiceRequest", "Need", "Incident", "Licence")


def upgrade(setup_tool: Any) -> None:
    """The fields, and the index by which a list is asked whose the records are."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, *HANDLED)
    for name in HANDLED:
        index_again(name, "handled_by")
