"""Names as people write them: the same one, whatever its accents and its signs."""

from collections.abc import Iterable
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict

import re
import unicodedata


WORD = re.compile(r"[^\W\d_]+")
# Letters of other alphabets that nobody tells from a Latin one; mu, beta or omega are not.
LIKE_LATIN = frozenset(
    "АВЕЅЗІЈКМНОРСТУХаеѕіјорсухһӏԁԛԝ"  # Cyrillic
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ"  # Greek
)
ALIKE = ("CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC")


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


def names_something(name: str) -> Verdict:
    """Refused: `name_without_sign` (value)."""
    signs = any(map(str.isalnum, name))
    return require(signs, "name_without_sign", value=name[:50])


def of_one_alphabet(text: str) -> Verdict:
    """No word pretends to be another one, which people read and no search finds.

    Refused: `letters_mixed` (value, sign).
    """
    for word in WORD.findall(text):
        latin = any(_script(sign) == "LATIN" for sign in word)
        strange = [sign for sign in word if _is_strange(sign)]
        if strange and (latin or (len(word) > 1 and LIKE_LATIN.issuperset(word))):
            return Refused("letters_mixed", {"value": word[:50], "sign": strange[0]})
    return GRANTED


def _is_strange(sign: str) -> bool:
    return sign in LIKE_LATIN or _script(sign) in ALIKE


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]
