"""What the catalogue knows of a quote."""

from imio.mutualisation.quote.schema import IQuote
from plone.indexer import indexer


@indexer(IQuote)
def SearchableText(quote: IQuote) -> str:
    words = [quote.title, quote.thread, quote.number]
    words += [row["label"] for row in quote.lines or ()]
    return " ".join(word for word in words if word)
