"""Members and partners look after their own people."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.localroles import create_groups
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The role and its permission; then the group that holds it, of each."""
    import_profile(setup_tool, __name__)
    for name in ("Member", "Partner"):
        for brain in existing(name):
            create_groups(brain._unrestrictedGetObject())
