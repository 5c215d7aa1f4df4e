"""The title of a term, for pages and documents."""

from typing import Any
from zope.component import getUtility
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.schema.interfaces import IVocabularyFactory


def title_of(vocabulary: str, token: Any, context: Any = None) -> str:
    """The title of a token of a named vocabulary; the token itself when unknown."""
    if token is None:
        return ""
    terms = getUtility(IVocabularyFactory, vocabulary)(context)
    try:
        title = terms.getTermByToken(str(token)).title
    except LookupError:
        return str(token)
    return translate(title, context=getRequest(), target_language="fr")
