"""A save on an older version is refused, and so no product is locked; REST may ask for
`If-Match`.
"""

from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The setting, not ticked; the script of the drafts; products without locks."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, "Product")
