"""How well a secret resists guessing, beside what anybody knows of whose it is."""

from collections.abc import Iterable
from zxcvbn import zxcvbn

import re


GUESSED = 72  # characters that zxcvbn looks at
# A word of two letters is in every third one.
NAME = re.compile(r"[^\W\d_]{3,}")


def strength(secret: str, known: Iterable[str] = ()) -> int:
    """From 0 to 4, as zxcvbn, which takes `namur-namur-namur` for three strange words: what is
    known, and a word that comes again, add nothing.
    """
    names = tuple(known)
    bare = _without(secret, {word for name in names for word in _words(name)})
    return min(_score(secret, names), _score(bare, names))


def _without(secret: str, names: set[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        secret = re.sub(re.escape(name), "", secret, flags=re.IGNORECASE)
    said: set[str] = set()

    def once(word: re.Match[str]) -> str:
        same = word[0].casefold()
        again = same in said
        said.add(same)
        return "" if again else word[0]

    return NAME.sub(once, secret)


def _words(name: str) -> Iterable[str]:
    return map(str.casefold, NAME.findall(name))


def _score(secret: str, known: Iterable[str]) -> int:
    if not secret:
        return 0
    score: int = zxcvbn(secret[:GUESSED], user_inputs=list(known))["score"]
    return score
