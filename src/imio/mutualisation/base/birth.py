"""A new record over REST, where its type may stand."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.rules.verdict import Refused
from plone.restapi.deserializer import json_body
from plone.restapi.services.content.add import FolderPost
from typing import Any


class RecordPost(FolderPost):
    """`POST` of a record in what holds it."""

    def reply(self) -> dict[str, Any]:
        """Raises `Refusal`: `not_added_here` (asked)."""
        answer: dict[str, Any] = super().reply()
        if "error" in answer:  # of Plone, in English
            asked = str(json_body(self.request)["@type"])[:50]
            raise Refusal(Refused("not_added_here", {"asked": asked}))
        return answer
