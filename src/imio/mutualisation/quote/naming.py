"""The short names of the quotes of a request: `devis`, `devis-1`..."""

from imio.mutualisation.quote.schema import IQuote
from plone.app.content.interfaces import INameFromTitle
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IQuote)
class PlainName:
    """The number comes later, when the quote is sent: the address must not wait."""

    title = "devis"

    def __init__(self, context: IQuote):
        self.context = context
