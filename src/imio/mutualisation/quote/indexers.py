"""What the catalogue knows of a quote."""

from imio.mutualisation.base.indexers import of_state
from imio.mutualisation.base.tally import Line
from imio.mutualisation.base.tally import SIGNED
from imio.mutualisation.quote.facts import lines
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.rules import revenue
from plone.indexer import indexer


@indexer(IQuote)
def tallied(quote: IQuote) -> tuple[Line, ...]:
    """With what it brings in the first year, excl. VAT; a partner's is not ours."""
    told = [of_state(quote)]
    if quote.review_state() == "accepted" and quote.signed_on and not quote.issuer:
        told.append((SIGNED, quote.signed_on.year, *revenue.split(lines(quote))))
    return tuple(told)


@indexer(IQuote)
def SearchableText(quote: IQuote) -> str:
    words = [quote.title, quote.thread, quote.number]
    words += [row["label"] for row in quote.lines or ()]
    return " ".join(word for word in words if word)
