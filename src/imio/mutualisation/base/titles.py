"""The titles of terms and states, for pages and documents."""

from Acquisition import aq_base
from Acquisition import aq_parent
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import DOMAIN
from imio.mutualisation.rules.drafting import of
from imio.mutualisation.security import WORKFLOWS
from typing import Any
from zope.component import getUtility
from zope.i18nmessageid import Message
from zope.schema.interfaces import IVocabularyFactory


STATES = {
    (workflow.portal_type.rpartition(".")[2], state.id): state.title
    for workflow in WORKFLOWS
    for state in workflow.states
}


def state_title(type_name: str, state: str) -> str:
    """The name of a state of a type (`"Quote"`...), for listings from the catalogue."""
    return STATES[type_name, state]


def translated(title: str, language: str) -> str:
    """The title of a step or a state, which the table says in French, for a mail."""
    return words(Message(title, DOMAIN), language)


def authority_of(record: Any) -> str:
    """Whose record it is: `Commune d’Andenne`, `CPAS de Mons`, or the intercommunale."""
    return authority_name(aq_parent(record))


def authority_name(owner: Any) -> str:
    """A member by its whole name, or the intercommunale."""
    owner = aq_base(owner)
    kind = getattr(owner, "kind", None)
    if kind is None:
        return setting("own_name")
    return f"Commune {of(owner.title)}" if kind == "commune" else owner.title


def options(vocabulary: str, context: Any = None) -> list[tuple[str, Any]]:
    """The tokens of a named vocabulary with their titles, for a form of ours."""
    terms = getUtility(IVocabularyFactory, vocabulary)(context)
    return [(term.token, term.title) for term in terms]


def title_of(vocabulary: str, token: Any, context: Any = None) -> str:
    """The title of a token of a named vocabulary; the token itself when unknown."""
    if token is None:
        return ""
    terms = getUtility(IVocabularyFactory, vocabulary)(context)
    try:
        title = terms.getTermByToken(str(token)).title
    except LookupError:
        return str(token)
    return words(title)
