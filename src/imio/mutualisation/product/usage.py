"""Who uses a product, and what proves it: an act or an order, not a declaration."""

from dataclasses import dataclass
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.rules.deliberation import EXECUTORY
from typing import Any


@dataclass(frozen=True, slots=True)
class Usage:
    """How many requests are in support, and how many of them an act or a signed
    quote proves.
    """

    in_support: int
    proven: int


def usage_of(product: Any) -> Usage:
    """The figures of a product; public, for they name nobody."""
    brains = existing(
        "ServiceRequest", product_uid=uid(product), review_state="support"
    )
    threads = {brain.thread for brain in brains}
    proven = _threads("Deliberation", threads, EXECUTORY)
    proven |= _threads("Quote", threads, ("accepted",))
    return Usage(len(threads), len(proven))


def _threads(type_name: str, threads: set[str], states: tuple[str, ...]) -> set[str]:
    if not threads:
        return set()
    brains = existing(type_name, thread=sorted(threads), review_state=states)
    return {brain.thread for brain in brains}
