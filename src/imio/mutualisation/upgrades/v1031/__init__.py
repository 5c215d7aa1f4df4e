"""The queue of mails is no longer named in the database; each person chooses its mails."""

from imio.mutualisation.base.mailhost import queue_mail
from imio.mutualisation.upgrades.letter import import_profile
from plone import api
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The mail host without the folder of a machine; the entry in the menu of a person."""
    import_profile(setup_tool, __name__)
    queue_mail(api.portal.get())
