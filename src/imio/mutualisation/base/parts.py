"""A service with one more part in its address: `@views/<key>`."""

from plone.restapi.services import Service
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class OnePart(Service):
    """What comes after the part leads nowhere, which is told once it is known who asks:
    sooner, a record that may not be seen would answer otherwise than none.
    """

    part = ""
    leads_on = True

    def publishTraverse(self, request: Any, name: str) -> "OnePart":
        self.leads_on = not self.part
        self.part = self.part or name
        return self

    def __call__(self) -> Any:
        if not self.leads_on:
            raise NotFound(self.request["ACTUAL_URL"])
        return super().__call__()
