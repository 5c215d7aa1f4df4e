"""An agenda is settled: each act knows the place that it was given."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.upgrades.letter import complete_legal_numbers
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The delay of councillors, and the places on the agendas."""
    complete_legal_numbers()
    for brain in existing("Deliberation"):
        act = brain._unrestrictedGetObject()
        if act.sitting:
            act.placed = (act.sitting, act.item_number)
        act.reindexObject(idxs=["mutualisation_kind"])
