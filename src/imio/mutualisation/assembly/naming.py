"""The short names of assemblies: `assemblee`, `assemblee-1`..."""

from imio.mutualisation.assembly.schema import IAssembly
from imio.mutualisation.base import naming
from zope.component import adapter


@adapter(IAssembly)
class PlainName(naming.PlainName):
    """The day may change: the address must not."""

    title = "assemblee"
