"""The short name of a request is its thread."""

from imio.mutualisation.request.schema import IServiceRequest
from plone.app.content.interfaces import INameFromTitle
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IServiceRequest)
class NameFromThread:
    """`mut-2026-00042`."""

    def __init__(self, context: IServiceRequest):
        self.title = context.thread
