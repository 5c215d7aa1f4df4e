"""The short names of annexes: `annexe`, `annexe-1`..."""

from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.base import naming
from zope.component import adapter


@adapter(IAnnex)
class PlainName(naming.PlainName):
    """A title may name somebody: the address must not."""

    title = "annexe"
