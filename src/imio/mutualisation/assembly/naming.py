"""The short names of assemblies: `assemblee`, `assemblee-1`..."""

from imio.mutualisation.assembly.schema import IAssembly
from plone.app.content.interfaces import INameFromTitle
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IAssembly)
class PlainName:
    """The day may change: the address must not."""

    title = "assemblee"

    def __init__(self, context: IAssembly):
        self.context = context
