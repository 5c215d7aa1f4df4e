"""A request waits for several people at once."""

from Acquisition import aq_base
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


OLD, NEW = "next_actor", "next_actors"


def upgrade(setup_tool: Any) -> None:
    """The index of all who must act, in the place of that of one of them.

    Who was known is kept until the next step of the request says more.
    """
    import_profile(setup_tool, __name__)
    for brain in existing("ServiceRequest"):
        request = brain._unrestrictedGetObject()
        known = vars(aq_base(request))
        if (actor := known.get(OLD)) is not None:
            setattr(request, NEW, known.get(NEW) or (actor,))
            delattr(request, OLD)
    index_again("ServiceRequest", NEW)
    # And of which day their population is, a short value of the catalogue.
    index_again("Member", "nis")
