"""The only reader of a need's fields for the rules."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.need.schema import INeed
from imio.mutualisation.rules import pooling
from imio.mutualisation.rules.pooling import Joined
from imio.mutualisation.rules.pooling import NeedFacts
from imio.mutualisation.rules.pooling import Pool


@read_once
def need_facts(need: INeed) -> NeedFacts:
    """A need as the rules of pooling take it."""
    return lazily(
        NeedFacts,
        state=need.review_state,
        joined=lambda: joined_of(need),
        pooling_reason=lambda: need.pooling_reason or "",
        tender_state=lambda: tender_state(need),
        has_outcome=lambda: bool(need.product or need.licence),
    )


def joined_of(need: INeed) -> tuple[Joined, ...]:
    """Those who joined, the member that states the need first."""
    return tuple(
        Joined(row["member"], row["volume"], row["commitment"], row["inhabitants"])
        for row in need.joined or ()
    )


def pool_of(need: INeed) -> Pool:
    """What those who joined weigh."""
    return pooling.pooled(joined_of(need))


def tender_state(need: INeed) -> str | None:
    """Where the tender of a need stands, whoever asks; `None` without one."""
    brains = existing("Tender", UID=need.tender) if need.tender else ()
    return brains[0].review_state if brains else None
