"""Names as people write them: the same one, whatever its accents and its signs."""

from collections.abc import Iterable

import unicodedata


def bare(name: str) -> str:
    """Small letters and figures only: `Jean-Noël d’Exemple` and `JEAN NOEL D'EXEMPLE`
    are one name.
    """
    apart = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in apart if sign.isalnum())


def is_known(said: Iterable[str], known: Iterable[Iterable[str]]) -> bool:
    """Whether the same was said before in each field, however it is spelled."""
    return tuple(map(bare, said)) in {tuple(map(bare, each)) for each in known}


def alphabetical(text: str) -> str:
    """What orders a text as people look for it: `Écaussinnes` beside `Enghien`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
