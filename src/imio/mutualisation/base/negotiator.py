"""In which language a message is shown: worked out once for the same people and catalogues."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zope.i18n.interfaces import INegotiator
from zope.i18n.interfaces import IUserPreferredLanguages
from zope.i18n.negotiator import negotiator
from zope.interface import implementer


@implementer(IUserPreferredLanguages)
@dataclass(frozen=True, slots=True)
class Preferring:
    """Somebody who prefers these languages, the first one most."""

    languages: tuple[str, ...]

    def getPreferredLanguages(self) -> tuple[str, ...]:
        return self.languages


@implementer(INegotiator)
class KnownNegotiator:
    """Zope's, which spells the names of all sixty languages of Plone anew for each of the
    hundred messages of a page.
    """

    def getLanguage(self, langs: Iterable[str], env: Any) -> str | None:
        preferred = IUserPreferredLanguages(env).getPreferredLanguages()
        return _chosen(tuple(langs), tuple(preferred))


@lru_cache(1000)
def _chosen(langs: tuple[str, ...], preferred: tuple[str, ...]) -> str | None:
    chosen: str | None = negotiator.getLanguage(langs, Preferring(preferred))
    return chosen
