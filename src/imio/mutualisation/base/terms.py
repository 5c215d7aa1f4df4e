"""Vocabularies from a table of tokens and titles."""

from collections.abc import Mapping
from typing import Any
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
