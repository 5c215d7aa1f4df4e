"""What the catalogue knows of an advice: not what is being written."""

from imio.mutualisation.advice.schema import IAdvice
from plone.indexer import indexer


@indexer(IAdvice)
def SearchableText(advice: IAdvice) -> str:
    words = [advice.title, advice.question]
    if advice.review_state() == "given":
        words += [advice.text, advice.reference]
    return " ".join(word for word in words if word)
