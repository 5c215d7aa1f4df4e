"""Documents and good practices that one shares with the others.

IMIO practice: its members share what they have written and learnt, not software alone.
"""

from dataclasses import dataclass
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ResourceFacts:
    """What there is to read: the words of its text, the bytes of its document."""

    text: str
    document_size: int


def may_propose(facts: ResourceFacts) -> Verdict:
    """There is something to share. Refused: `resource_empty`."""
    written = bool(facts.text.strip())
    return require(written or facts.document_size > 0, "resource_empty")
