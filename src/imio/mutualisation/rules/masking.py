"""Personal data are masked in what is published; the act itself keeps them.

IMIO practice: the published text shows a marker where a passage was (GDPR,
article 5, paragraph 1, c: no more than what is needed).
"""

from collections.abc import Iterable
from itertools import groupby

import re


MASK = "[TEXTE MASQUÉ]"

# One sign: no passage of two can be read in it.
_BLOCK = "█"


def mask(text: str, passages: Iterable[str]) -> str:
    """The text with the marker in place of each passage, wherever it stands.

    Passages that overlap go together; a line break counts as a space. A block
    stands for the marker where the marker itself would show a passage.
    """
    patterns = _patterns(passages)
    marker = _BLOCK if any(each.search(MASK) for each in patterns) else MASK
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
        if not any(pattern.search(text) for text in texts)
    )


def _patterns(passages: Iterable[str]) -> list[re.Pattern[str]]:
    # A lookahead finds the occurrences that overlap each other, too.
    words = (map(re.escape, passage.split()) for passage in passages if passage.strip())
    return [re.compile("(?=(" + r"\s+".join(each) + "))") for each in words]


def _masked(
    pieces: list[str], patterns: list[re.Pattern[str]], marker: str
) -> list[str]:
    """One pass over signs and markers: what a passage touches becomes one marker."""
    text = "".join(pieces)
    owner = [index for index, piece in enumerate(pieces) for _sign in piece]
    hidden = {index for index, piece in enumerate(pieces) if piece == marker}
    for pattern in patterns:
        for found in pattern.finditer(text):
            hidden.update(owner[slice(*found.span(1))])
    runs = groupby(enumerate(pieces), lambda each: each[0] in hidden)
    return [
        piece
        for is_hidden, run in runs
        for piece in ([marker] if is_hidden else [sign for _index, sign in run])
    ]
