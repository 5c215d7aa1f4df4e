"""Names are given by who keeps the accounts; no text of somebody covers a page."""

from imio.mutualisation.security import SITE
from imio.mutualisation.setuphandlers import forbid_disguise
from plone import api
from typing import Any


OWN = "Set own properties"


def upgrade(setup_tool: Any) -> None:
    """The permission on one's own name; what formatted texts may hold."""
    api.portal.get().manage_permission(OWN, list(SITE[OWN]), acquire=0)
    forbid_disguise()
