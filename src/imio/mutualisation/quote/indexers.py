"""What the catalogue knows of a quote."""

from decimal import Decimal
from imio.mutualisation.quote.facts import lines
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.rules import revenue
from plone.indexer import indexer


@indexer(IQuote)
def quote_split(quote: IQuote) -> tuple[Decimal, Decimal] | None:
    """Software and services in the first year, excl. VAT; a partner's is not ours."""
    return None if quote.issuer else revenue.split(lines(quote))


@indexer(IQuote)
def SearchableText(quote: IQuote) -> str:
    words = [quote.title, quote.thread, quote.number]
    words += [row["label"] for row in quote.lines or ()]
    return " ".join(word for word in words if word)
