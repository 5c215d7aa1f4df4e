"""An account over REST: people keep their password and portrait, others their name.

The name stands under signatures and in histories, the address receives what opens the
account: whoever keeps the accounts gives both.
"""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.documents import read_file
from imio.mutualisation.base.writing import sent
from imio.mutualisation.rules.verdict import Refused
from plone import api
from plone.restapi.services.users.update import UsersPatch
from typing import Any


OWN = ("password", "old_password", "portrait")
# What no property of an account holds.
OTHERS = ("username", "roles")


class AccountPatch(UsersPatch):
    """`PATCH @users/<login>`."""

    def reply(self) -> Any:
        kept = api.portal.get_tool("portal_memberdata").propertyIds()
        body = sent(self.request, *OWN, *OTHERS, *kept)
        if not self.can_manage_users:
            for name in body:
                if name not in OWN or (name == "password" and not self._may_choose()):
                    raise Refusal(Refused("field_not_yours", {"field": name}))
        if not isinstance(body.get("portrait", ""), str | None):
            read_file(body["portrait"])
        return super().reply()

    def _may_choose(self) -> bool:
        """Whether people give themselves a password; Plone says so to who may not."""
        return bool(
            api.portal.get_registry_record("plone.enable_user_pwd_choice")
            and self.can_set_own_password
        )
