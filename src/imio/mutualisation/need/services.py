"""A need over REST: like ones, joining and leaving, its tender."""

from collections.abc import Mapping
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.parameters import needed
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.need.joining import join
from imio.mutualisation.need.joining import leave
from imio.mutualisation.need.joining import volume
from imio.mutualisation.need.similar import resembling
from imio.mutualisation.need.tendering import prepare_tender
from imio.mutualisation.rules.verdict import Refused
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from typing import Any


class SimilarGet(Service):
    """`GET <section>/@similar?text=…`: needs and products, the most alike first."""

    def reply(self) -> list[dict[str, Any]]:
        return [
            {
                "@id": each.url,
                "title": each.title,
                "type": each.type,
                "score": str(each.score),
                "shared": list(each.shared),
            }
            for each in resembling(needed(self.request, "text"))
        ]


class JoinPost(WritingService):
    """`POST @join` with `{"member": …, "commitment": "firm", "volume": "25"}`."""

    def write(self) -> Any:
        body = json_body(self.request)
        said = text(body, "commitment"), volume(body.get("volume"))
        join(self.context, member_for(text(body, "member")), *said)
        return self.context


class LeavePost(WritingService):
    """`POST @leave` with `{"member": …}`."""

    def write(self) -> Any:
        leave(self.context, member_for(text(json_body(self.request), "member")))
        return self.context


class TenderPost(WritingService):
    """`POST @tender`: the tender of a pooled need, in preparation."""

    creates = True

    def write(self) -> Any:
        return prepare_tender(self.context)


def text(body: Mapping[str, Any], name: str) -> str:
    """A text of the body; empty without one. Raises `Refusal`: `unreadable_body`."""
    value = body.get(name) or ""
    if not isinstance(value, str):
        raise Refusal(Refused("unreadable_body"))
    return value.strip()
