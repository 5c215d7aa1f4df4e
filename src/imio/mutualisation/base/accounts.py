"""An account over REST: people keep their password and portrait, others their name.

The name stands under signatures and in histories, the address receives what opens the
account: whoever keeps the accounts gives both.
"""

from imio.mutualisation.base.answers import Refusal
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
                if name not in OWN:
                    raise Refusal(Refused("field_not_yours", {"field": name}))
        return super().reply()
