"""The queue of mails is no longer named in the database."""

from imio.mutualisation.base.mailhost import queue_mail
from plone import api
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The mail host without the folder of a machine."""
    queue_mail(api.portal.get())
