"""REST calls that write, and answer an object or the reason why not."""

from collections.abc import Mapping
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.typed import only
from imio.mutualisation.rules.verdict import Refused
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.services import Service
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


def sent(request: Any, *names: str) -> dict[str, Any]:
    """The JSON body of a call that takes these names and no other.

    Raises `Refusal`: `unknown_field` (field).
    """
    body: dict[str, Any] = json_body(request)
    only(body, *names)
    return body


def objects(body: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A list of objects of a body. Raises `Refusal`: `unreadable_body`."""
    rows = body.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise Refusal(Refused("unreadable_body"))
    return rows


class WritingService(Service):
    """A subclass says in `takes` the names of its body, and what it writes in `write`;
    201 and its address when created.
    """

    takes: tuple[str, ...] = ()
    creates = False

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        self.body = sent(self.request, *self.takes)
        written = or_refuse(self.write())
        if self.creates:
            self.request.response.setStatus(201)
            self.request.response.setHeader("Location", written.absolute_url())
        return getMultiAdapter((written, self.request), ISerializeToJson)()

    def write(self) -> Any | Refused:
        """The object written, or why it is not."""
        raise NotImplementedError
