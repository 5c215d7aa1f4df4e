"""What went on before the suite knew it: what a table may tell.

IMIO practice: contracts and support since 2012, which go on.
"""

from collections.abc import Mapping
from imio.mutualisation.rules.typed import follows
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from itertools import pairwise
from typing import Any


# In the order in which they come, with the column that says each.
DAYS = {
    "signed_on": "signe_le",
    "acceptance_signed_on": "reception_le",
    "support_from": "support_depuis",
}


def may_have_run(said: Mapping[str, Any]) -> Verdict:
    """Refused: `days_out_of_order`; `signature_incomplete` where a quote is
    told of without the day on which it was signed.
    """
    known = [name for name in DAYS if said.get(name)]
    quoted = any(said.get(name) for name in ("number", "signed_name", "one_off"))
    return first_refusal(
        *(_in_order(said, *pair) for pair in pairwise(known)),
        require(not quoted or bool(said.get("signed_on")), "signature_incomplete"),
    )


def _in_order(said: Mapping[str, Any], earlier: str, later: str) -> Verdict:
    found = follows(said[earlier], said[later])
    if isinstance(found, Refused):
        return found.about(label=DAYS[later], other=DAYS[earlier])
    return found


def may_have_awarded(
    places: Mapping[int, str], rank: int, partner: str, of_before: bool
) -> Verdict:
    """A place in the cascade of a lot, beside those that are known: partners by rank.

    Refused: `tender_awarded_here`; `rank_taken` (rank) by another partner; `ranked_twice`.
    """
    others = {who for each, who in places.items() if each != rank}
    return first_refusal(
        require(of_before, "tender_awarded_here"),
        require(places.get(rank, partner) == partner, "rank_taken", rank=rank),
        require(partner not in others, "ranked_twice"),
    )
