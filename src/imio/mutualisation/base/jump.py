"""An official number that is typed among words leads to the record that bears it."""

from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.reference import NUMBER
from Products.ZCatalog.interfaces import ICatalogBrain


# The types that bear a number of their own, beside the thread of a request.
NUMBERED = ("Quote", "Deliberation", "Tender")


def as_words(text: str) -> dict[str, str]:
    """A query for words, each one begun; signs that mean something to the index are
    none of them.
    """
    plain = "".join(c if c.isalnum() else " " for c in text)
    words = " AND ".join(f"{word}*" for word in plain.split())
    return {"SearchableText": words} if words else {}


def bearer(text: str) -> ICatalogBrain | None:
    """The record that bears this very number, where the current user may see it."""
    number = text.upper()
    if not NUMBER.fullmatch(number):
        return None
    opened = found("ServiceRequest", thread=number)
    known = (each for name in NUMBERED for each in found(name, **as_words(number)))
    own = (each for each in known if each.number == number)
    return next(iter(opened), None) or next(own, None)
