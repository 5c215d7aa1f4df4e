"""The short names of allotments: `attribution`, `attribution-1`..."""

from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.base import naming
from zope.component import adapter


@adapter(IAllotment)
class PlainName(naming.PlainName):
    """Inside its member, which alone knows how many there are."""

    title = "attribution"
