"""The short names of the quotes of a request: `devis`, `devis-1`..."""

from imio.mutualisation.base import naming
from imio.mutualisation.quote.schema import IQuote
from zope.component import adapter


@adapter(IQuote)
class PlainName(naming.PlainName):
    """The number comes later, when the quote is sent: the address must not wait."""

    title = "devis"
