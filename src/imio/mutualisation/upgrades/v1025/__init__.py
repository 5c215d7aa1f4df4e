"""From which part of the maximum of a lot people are warned is a setting; orders count."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.rules.states import LICENCE_DRAWN
from imio.mutualisation.rules.states import REQUEST_STARTED
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The setting, with its default; then what is ordered under each lot."""
    import_profile(setup_tool, __name__)
    for brain in existing("ServiceRequest", review_state=REQUEST_STARTED):
        brain._unrestrictedGetObject().keep_orders()
    for brain in existing("Licence", review_state=LICENCE_DRAWN):
        brain._unrestrictedGetObject().keep_order()
