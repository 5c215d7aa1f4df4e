"""Scripts, styles and fonts are kept by the browser."""

from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


CACHING = "profile-plone.app.caching:default"


def upgrade(setup_tool: Any) -> None:
    """The settings of the cache, unless the site has its own already."""
    if setup_tool.getLastVersionForProfile(CACHING) == "unknown":
        import_profile(setup_tool, __name__)
