"""Scripts, styles and fonts are kept by the browser."""

from imio.mutualisation.upgrades.profile import bring_up_to_date
from typing import Any


CACHING = "profile-plone.app.caching:default"


def upgrade(setup_tool: Any) -> None:
    """The settings of the cache, and what this suite asks of it."""
    if setup_tool.getLastVersionForProfile(CACHING) == "unknown":
        setup_tool.runAllImportStepsFromProfile(CACHING)
    bring_up_to_date(setup_tool)
