"""The short names of sittings: `seance`, `seance-1`..."""

from imio.mutualisation.base import naming
from imio.mutualisation.sitting.schema import ISitting
from zope.component import adapter


@adapter(ISitting)
class PlainName(naming.PlainName):
    """The day may change: the address must not."""

    title = "seance"
