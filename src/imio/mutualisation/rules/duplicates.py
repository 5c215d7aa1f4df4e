"""Products that may be there twice, and what was decided of them.

IMIO practice 2012: the merger of two groupings left redundant products; each pair was
shown, then resolved: one gave way to the other, or both stayed for a reason.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from imio.mutualisation.rules.pooling import similar
from itertools import combinations

import re


# Half of the words of the one that has fewer.
_ENOUGH = Decimal("0.5")
_WORD = re.compile(r"[^\W_]+")

OPEN = "open"
OUTCOMES = (OPEN, "successor", "retired", "kept")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product as it is compared.

    `names`: the key and the short name that others name it by; `text`: its title and
    its features; `source`: the address of its code; `alternatives` and `successor`: the
    names that it gives; `kept`: the reason to stay beside another one, by its key.
    """

    key: str
    names: frozenset[str]
    domain: str
    text: str
    source: str = ""
    alternatives: frozenset[str] = frozenset()
    successor: str = ""
    retired: bool = False
    kept: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two products that may be the same.

    `signs`: `source` (the same code), `named` (one is the alternative of the other),
    `words` (in the same domain, under like names or features); `outcome`: one of
    `OUTCOMES`, with the `reason` where both are kept.
    """

    one: str
    other: str
    signs: tuple[str, ...]
    shared: tuple[str, ...]
    outcome: str
    reason: str


def duplicates(candidates: Iterable[Candidate]) -> tuple[Pair, ...]:
    """The pairs that may be the same, those to decide first."""
    ordered = sorted(candidates, key=lambda each: each.key)
    return _open_first(_compared(one, other) for one, other in combinations(ordered, 2))


def duplicates_of(key: str, candidates: Iterable[Candidate]) -> tuple[Pair, ...]:
    """The pairs that one of the candidates is in; it comes first in each."""
    candidates = tuple(candidates)
    mine = next((each for each in candidates if each.key == key), None)
    if mine is None:
        return ()
    others = (each for each in candidates if each.key != key)
    return _open_first(_compared(mine, other) for other in others)


def _open_first(pairs: Iterable[Pair | None]) -> tuple[Pair, ...]:
    found = (pair for pair in pairs if pair is not None)
    return tuple(
        sorted(found, key=lambda each: (each.outcome != OPEN, each.one, each.other))
    )


def _compared(one: Candidate, other: Candidate) -> Pair | None:
    shared = _shared(one, other)
    signs = {
        "source": bool(one.source) and one.source == other.source,
        "named": bool(one.alternatives & other.names or other.alternatives & one.names),
        "words": bool(shared),
    }
    seen = tuple(sign for sign, is_there in signs.items() if is_there)
    if not seen:
        return None
    return Pair(one.key, other.key, seen, shared, *_resolved(one, other))


def _shared(one: Candidate, other: Candidate) -> tuple[str, ...]:
    """The words of both as the first has them, where they make enough of the shorter
    one.
    """
    if one.domain != other.domain:
        return ()
    pairs = ((one.text, other.text), (other.text, one.text))
    alike = (similar(asked, [("", found)], _ENOUGH) for asked, found in pairs)
    shared = next((each[0].shared for each in alike if each), ())
    written = _written(one.text)
    return tuple(written.get(word, word) for word in shared)


def _written(text: str) -> Mapping[str, str]:
    """The words of a text as they stand there, by those that are compared."""
    return {
        bare: word
        for word in reversed(_WORD.findall(text))
        for itself in similar(word, [("", word)])
        for bare in itself.shared
    }


def _resolved(one: Candidate, other: Candidate) -> tuple[str, str]:
    """The outcome of a pair, and the reason where both are kept."""
    if one.successor in other.names or other.successor in one.names:
        return "successor", ""
    if one.retired or other.retired:
        return "retired", ""
    reason = one.kept.get(other.key) or other.kept.get(one.key) or ""
    return ("kept", reason) if reason.strip() else (OPEN, "")
