"""Personal data are masked in what is published; the act itself keeps them.

IMIO practice: the published text shows a marker where a passage was (GDPR,
article 5, paragraph 1, c: no more than what is needed).
"""

from collections.abc import Iterable
from itertools import groupby

import re
import unicodedata


MASK = "[TEXTE MASQUÉ]"

# One sign: no passage of two can be read in it.
_BLOCK = "█"
# What parts two words, whatever the hand that typed it.
_JOINT = re.compile(r"[\s'’‘ʼ`´\-‐‑‒–—]")
# Marks on letters, and signs of no width.
_UNSEEN = ("Mn", "Cf", "Cc")


def mask(text: str, passages: Iterable[str]) -> str:
    """The text with the marker in place of each passage, wherever it stands.

    Passages that overlap go together. Neither case nor accents, hyphens, apostrophes and
    line breaks tell two spellings of a passage apart. A block stands for the marker where
    the marker itself would show a passage.
    """
    patterns = _patterns(passages)
    marker = _BLOCK if any(_holds(each, MASK) for each in patterns) else MASK
    pieces: list[str] = []
    masked = list(text)
    # What stood around a passage may, with the marker, make another one.
    while masked != pieces:
        pieces, masked = masked, _masked(masked, patterns, marker)
    return "".join(pieces)


def missing(passages: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """The passages that stand in none of the texts; a blank one is no passage."""
    texts = tuple(texts)
    return tuple(
        passage
        for passage in passages
        for pattern in _patterns([passage])
        if not any(_holds(pattern, text) for text in texts)
    )


def _patterns(passages: Iterable[str]) -> list[re.Pattern[str]]:
    # A lookahead finds the occurrences that overlap each other, too.
    words = (map(re.escape, _folded(each)[0].split()) for each in passages)
    return [re.compile(f"(?=({each}))") for each in map(" +".join, words) if each]


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without case, accents and signs that nobody sees; spaces, hyphens and
    apostrophes are one. With it, for each sign left, where it stood.
    """
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        apart = " " if _JOINT.fullmatch(sign) else unicodedata.normalize("NFKD", sign)
        for each in apart.casefold():
            if unicodedata.category(each) not in _UNSEEN:
                signs.append(each)
                places.append(place)
    return "".join(signs), places


def _holds(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.search(_folded(text)[0]))


def _masked(
    pieces: list[str], patterns: list[re.Pattern[str]], marker: str
) -> list[str]:
    """One pass over signs and markers: what a passage touches becomes one marker."""
    text = "".join(pieces)
    owner = [index for index, piece in enumerate(pieces) for _sign in piece]
    hidden = {index for index, piece in enumerate(pieces) if piece == marker}
    folded, places = _folded(text)
    for pattern in patterns:
        for found in pattern.finditer(folded):
            first, end = found.span(1)
            # With the signs that nobody sees between two letters, and after the last.
            past = places[end] if end < len(places) else len(text)
            hidden.update(owner[places[first] : past])
    runs = groupby(enumerate(pieces), lambda each: each[0] in hidden)
    return [
        piece
        for is_hidden, run in runs
        for piece in ([marker] if is_hidden else [sign for _index, sign in run])
    ]
