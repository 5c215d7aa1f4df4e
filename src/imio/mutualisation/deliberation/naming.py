"""The short names of deliberations: `deliberation`, `deliberation-1`..."""

from imio.mutualisation.deliberation.schema import IDeliberation
from plone.app.content.interfaces import INameFromTitle
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IDeliberation)
class PlainName:
    """Neither the number, which comes later, nor the object, which may name somebody."""

    title = "deliberation"

    def __init__(self, context: IDeliberation):
        self.context = context
