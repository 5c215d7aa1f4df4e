"""What binds somebody is confirmed by the password, asked once more."""

from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from plone import api


def may_confirm(password: str) -> Verdict:
    """Whether it is that of the current user. Refused: `password_wrong`."""
    tool = api.portal.get_tool("portal_membership")
    known = bool(password) and tool.testCurrentPassword(password)
    return require(bool(known), "password_wrong")
