"""Who may be represented at an assembly."""

from imio.mutualisation.base.catalog import found
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def members(context: Any = None) -> SimpleVocabulary:
    """The members that the current user may see, by UID, in the order of their names."""
    brains = found("Member", review_state="member", sort_on="sortable_title")
    return SimpleVocabulary(
        [SimpleTerm(brain.UID, brain.UID, brain.Title) for brain in brains]
    )
