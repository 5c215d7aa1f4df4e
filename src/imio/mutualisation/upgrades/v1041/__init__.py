"""IMIO keeps models of acts for all authorities; lists say what the file of an annex is
and of which category an act is.
"""

from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The setting that holds the models, empty; the short values of annexes and acts."""
    import_profile(setup_tool, __name__)
    index_again("Annex", "Title")
    index_again("Deliberation", "domain")
