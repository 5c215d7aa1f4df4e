"""REST calls that write, and answer an object or the reason why not."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.rules.verdict import Refused
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.services import Service
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


class WritingService(Service):
    """A subclass says what it writes in `write`; 201 and its address when created."""

    creates = False

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        written = or_refuse(self.write())
        if self.creates:
            self.request.response.setStatus(201)
            self.request.response.setHeader("Location", written.absolute_url())
        return getMultiAdapter((written, self.request), ISerializeToJson)()

    def write(self) -> Any | Refused:
        """The object written, or why it is not."""
        raise NotImplementedError
