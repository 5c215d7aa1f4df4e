"""A list over REST, in batches, as plone.restapi answers its own."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import whole
from plone.restapi.batching import HypermediaBatch
from typing import Any


def batched(
    request: Any,
    found: Sequence[Any],
    shown: Callable[[Iterable[Any]], Iterable[dict[str, Any]]],
) -> dict[str, Any]:
    """The batch that the address asks for; `shown` makes items of what is in it.

    Raises `Refusal`: as `whole`, of `b_start` and `b_size`.
    """
    for name in ("b_start", "b_size"):
        if given(request, name):
            whole(request, name)
    batch = HypermediaBatch(request, found)
    answer: dict[str, Any] = {
        "@id": batch.canonical_url,
        "items": list(shown(batch)),
        "items_total": batch.items_total,
    }
    return {**answer, "batching": batch.links} if batch.links else answer
