"""Prospects have a stage, a likelihood and a next contact, which IMIO alone reads."""

from imio.mutualisation.base.unspoken import keep_log_silent
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The index of what is known of them; nobody has said anything yet. And what is
    answered to a client is no error of the site.
    """
    import_profile(setup_tool, __name__)
    keep_log_silent()
