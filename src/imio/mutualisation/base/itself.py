"""Steps that the suite takes by itself, in nobody's name."""

from AccessControl.users import UnrestrictedUser
from imio.mutualisation.base.guard import perform
from imio.mutualisation.security import ITSELF
from plone import api
from typing import Any


NAME = "IMIO"


class Itself(UnrestrictedUser):
    """Holds no role but that of the suite; special users have no id of their own."""

    def getId(self) -> str:
        return NAME


def perform_itself(obj: Any, transition: str, comment: str = "") -> None:
    """Take a step that what somebody did elsewhere brings about.

    The history names the suite: whoever gave seats back is not the business of the one
    who waited for them.
    """
    acting = Itself(NAME, "", [ITSELF], []).__of__(api.portal.get().acl_users)
    with api.env.adopt_user(user=acting):
        perform(obj, transition, comment)
