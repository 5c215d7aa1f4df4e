"""The short names of annexes: `annexe`, `annexe-1`..."""

from imio.mutualisation.annex.schema import IAnnex
from plone.app.content.interfaces import INameFromTitle
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IAnnex)
class PlainName:
    """A title may name somebody: the address must not."""

    title = "annexe"

    def __init__(self, context: IAnnex):
        self.context = context
