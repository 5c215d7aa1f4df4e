"""Personal data are masked in what is published; the act itself keeps them.

IMIO practice: the published text shows a marker where a passage was (GDPR,
article 5, paragraph 1, c: no more than what is needed).
"""

from collections.abc import Iterable
from itertools import groupby
from itertools import zip_longest

import re
import unicodedata


MASK = "[TEXTE MASQUÉ]"

# One sign: no passage of two can be read in it.
_BLOCK = "█"
# What parts two words, whatever the hand that typed it; in the name of a file, too.
_JOINT = re.compile(r"[\s'’‘ʼ`´\-‐‑‒–—_./]")
# Letters that Unicode does not take apart, as those write them who have no key for them.
_WRITTEN = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})
# Fewer signs, put together, stand in many a word.
_LEAST_TOGETHER = 6
# The number of a person or of an account, parted or not.
_NUMBER = re.compile(r"\d(?: *\d){5,}")
# Marks on letters, and signs of no width.
_UNSEEN = ("Mn", "Cf", "Cc")


def mask(text: str, passages: Iterable[str]) -> str:
    """The text with the marker in place of each passage, wherever it stands.

    Passages that overlap go together. Neither case nor accents, ligatures, hyphens,
    apostrophes and line breaks tell two spellings of a passage apart, nor do the signs
    between the digits of a long number. A block stands for the marker where
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


def names(name: str, passages: Iterable[str]) -> bool:
    """Whether a title or the name of a file holds a passage, its words run together too."""
    passages = tuple(passages)
    closed = _folded(name)[0].replace(" ", "")
    together = ("".join(_folded(each)[0].split()) for each in passages)
    return mask(name, passages) != name or any(
        len(each) >= _LEAST_TOGETHER and each in closed for each in together
    )


def _patterns(passages: Iterable[str]) -> list[re.Pattern[str]]:
    # A lookahead finds the occurrences that overlap each other, too.
    return [
        re.compile(f"(?=({_pattern(folded)}))")
        for folded in (" ".join(_folded(each)[0].split()) for each in passages)
        if folded
    ]


def _pattern(folded: str) -> str:
    """The expression that finds a passage, its long numbers however they are parted."""
    numbers = _NUMBER.findall(folded)
    between = (re.escape(each).replace(r"\ ", " +") for each in _NUMBER.split(folded))
    parted = (" *".join(each.replace(" ", "")) for each in numbers)
    pairs = zip_longest(between, parted, fillvalue="")
    return "".join(piece for pair in pairs for piece in pair)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without case, accents and signs that nobody sees; spaces, hyphens and
    apostrophes are one. With it, for each sign left, where it stood.
    """
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        apart = " " if _JOINT.fullmatch(sign) else unicodedata.normalize("NFKD", sign)
        for each in apart.casefold().translate(_WRITTEN):
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
