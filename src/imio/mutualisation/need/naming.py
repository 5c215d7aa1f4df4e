"""The short name of a need is made of its title."""

from imio.mutualisation.need.schema import INeed
from plone.app.content.interfaces import INameFromTitle
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(INeed)
class NameFromTitle:
    """`impression-multifonction`."""

    def __init__(self, need: INeed):
        self.title = need.title
