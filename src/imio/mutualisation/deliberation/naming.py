"""The short names of deliberations: `deliberation`, `deliberation-1`..."""

from imio.mutualisation.base import naming
from imio.mutualisation.deliberation.schema import IDeliberation
from zope.component import adapter


@adapter(IDeliberation)
class PlainName(naming.PlainName):
    """Neither the number, which comes later, nor the object, which may name somebody."""

    title = "deliberation"
