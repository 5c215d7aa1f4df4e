"""What the form of a bid may choose."""

from imio.mutualisation.base.catalog import found
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def open_tenders(context: Any) -> SimpleVocabulary:
    """The published tenders by UID, and the one that the bid is for."""
    brains = list(found("Tender", review_state="published"))
    chosen = getattr(context, "tender", None)
    if isinstance(chosen, str) and chosen not in {brain.UID for brain in brains}:
        brains += found("Tender", UID=chosen)
    return SimpleVocabulary(
        [SimpleTerm(brain.UID, brain.UID, brain.Title) for brain in brains]
    )
