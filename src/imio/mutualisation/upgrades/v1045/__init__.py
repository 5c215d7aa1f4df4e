"""A quote takes the place of a signed one, steps back of sittings and acts have guards; the
addresses of source code have one spelling.
"""

from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The step by which a signed quote is replaced, and the guards; products are found by that
    spelling.
    """
    bring_types(setup_tool, "Deliberation", "Quote", "Sitting")
    index_again("Product", "source_url")
