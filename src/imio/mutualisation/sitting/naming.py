"""The short names of sittings: `seance`, `seance-1`..."""

from imio.mutualisation.sitting.schema import ISitting
from plone.app.content.interfaces import INameFromTitle
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(ISitting)
class PlainName:
    """The day may change: the address must not."""

    title = "seance"

    def __init__(self, context: ISitting):
        self.context = context
