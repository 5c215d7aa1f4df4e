"""An account over REST: people keep their password and portrait, others their name.

The name stands under signatures and in histories, the address receives what opens the
account: whoever keeps the accounts gives both.
"""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.rules.verdict import Refused
from plone.restapi.deserializer import json_body
from plone.restapi.services.users.update import UsersPatch
from typing import Any


OWN = frozenset({"password", "old_password", "portrait"})


class AccountPatch(UsersPatch):
    """`PATCH @users/<login>`."""

    def reply(self) -> Any:
        if not self.can_manage_users:
            for name in json_body(self.request):
                if name not in OWN:
                    raise Refusal(Refused("field_not_yours", {"field": name}))
        return super().reply()
