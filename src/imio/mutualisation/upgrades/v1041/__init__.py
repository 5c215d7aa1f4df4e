"""IMIO keeps models of acts for all authorities; lists say what the file of an annex is."""

from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The setting that holds the models, empty; the short values of annexes."""
    import_profile(setup_tool, __name__)
    index_again("Annex", "Title")
