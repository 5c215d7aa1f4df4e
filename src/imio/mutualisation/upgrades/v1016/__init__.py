"""A request waits for several people at once."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


INDEX = "next_actor"


def upgrade(setup_tool: Any) -> None:
    """The index of all who must act, in the place of that of one of them.

    Who was known is kept until the next step of the request says more.
    """
    import_profile(setup_tool, __name__)
    for brain in existing("ServiceRequest"):
        request = brain._unrestrictedGetObject()
        if isinstance(request.next_actor, str):
            request.next_actor = (request.next_actor,)
    index_again("ServiceRequest", INDEX)
