"""The short names of bids: `offre`, `offre-1`..."""

from imio.mutualisation.base import naming
from imio.mutualisation.bid.schema import IBid
from zope.component import adapter


@adapter(IBid)
class PlainName(naming.PlainName):
    """Inside its partner, which alone knows how many there are."""

    title = "offre"
