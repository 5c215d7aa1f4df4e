"""`@copy` and `@move`: what is not there is neither copied nor moved, and that is said.

Plone leaves it aside, and answers that all went well.
"""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.writing import sent
from imio.mutualisation.rules.verdict import Refused
from plone.restapi.services.copymove import copymove
from typing import Any


class _Found(copymove.BaseCopyMove):
    def reply(self) -> Any:
        """Raises `Refusal`: `unknown_field`."""
        sent(self.request, "source")
        return super().reply()

    def get_object(self, key: Any) -> Any:
        """Raises `Refusal`: `nothing_there` (address)."""
        found = super().get_object(str(key))
        if found is None:
            raise Refusal(Refused("nothing_there", {"address": str(key)[:200]}))
        return found


class Copy(_Found, copymove.Copy):
    """`POST @copy`."""


class Move(_Found, copymove.Move):
    """`POST @move`."""
