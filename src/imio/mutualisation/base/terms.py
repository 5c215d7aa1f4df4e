"""Vocabularies from a table of tokens and titles, or from the catalogue."""

from collections.abc import Callable
from collections.abc import Mapping
from imio.mutualisation.base.catalog import found
from typing import Any
from zope.component import queryUtility
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def vocabulary(titles: Mapping[str, Message]) -> IVocabularyFactory:
    """A vocabulary factory whose terms keep the order of the table."""

    @provider(IVocabularyFactory)
    def factory(context: Any = None) -> SimpleVocabulary:
        return SimpleVocabulary(
            [SimpleTerm(token, token, title) for token, title in titles.items()]
        )

    return factory


def of_type(type_name: str) -> IVocabularyFactory:
    """What the current user may see of a type (`"Product"`...), by UID and name."""

    @provider(IVocabularyFactory)
    def factory(context: Any = None) -> SimpleVocabulary:
        brains = found(type_name, sort_on="sortable_title")
        return SimpleVocabulary(
            [SimpleTerm(brain.UID, brain.UID, brain.Title) for brain in brains]
        )

    return naming(type_name)(factory)


def naming(type_name: str) -> Callable[[Any], Any]:
    """Says of a vocabulary that its terms are the UIDs of a type: REST then takes its
    records by path, address or short name too.
    """

    def named(factory: Any) -> Any:
        factory.names = type_name
        return factory

    return named


def named_by(field: Any) -> str | None:
    """The type whose records a field names; `None` for any other choice."""
    name = getattr(field, "vocabularyName", None)
    factory = name and queryUtility(IVocabularyFactory, name)
    return getattr(factory, "names", None)
