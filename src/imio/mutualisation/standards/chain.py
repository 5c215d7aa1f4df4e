"""A journal as a chain: each entry names the SHA-256 of the one before.

An entry is JSON in its one form (sorted keys, no spaces, UTF-8, as RFC 8785), so that its
digest is that of its text. Who changes an entry must write all that follow anew, and the
head, which others have noted.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from hashlib import sha256
from imio.mutualisation.standards.sealing import canonical
from typing import Any

import json


START = "0" * 64  # the link before the first entry


def digest(text: str) -> str:
    """SHA-256 of a text, hexadecimal."""
    return sha256(text.encode()).hexdigest()


def linked(number: int, before: str, said: Mapping[str, Any]) -> str:
    """The text of an entry; `before` is the digest of the one before."""
    return canonical({**said, "number": number, "link": before}).decode()


def broken(texts: Iterable[str], head: str, first: int = 1, before: str = START) -> int:
    """The number of the first entry that is not what was written; 0 where all are.

    `head` is the digest of the last one; `first` and `before` say where the chain begins
    of which the oldest entries are gone. One that was taken away at the end is the next.
    """
    number = first
    for number, text in enumerate(texts, first):
        if not _stands(text, number, before):
            return number
        before = digest(text)
    return 0 if before == head else number


def _stands(text: str, number: int, before: str) -> bool:
    try:
        said = json.loads(text)
        return text == linked(number, before, said)
    except (TypeError, ValueError):
        return False
