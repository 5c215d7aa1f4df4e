"""What the catalogue may hold, and when a product may leave it.

IMIO practice 2012: no accounting and no human resources of its own making. The
2014 article notes Ontologos (careers) all the same: a third party's licence, for
a reason; a commercial licence is possible for a reason too. Of the smart city, IMIO
does dematerialisation, simplification and e-government, not energy (2014 article).
"""

from dataclasses import dataclass
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


EXCLUDED_DOMAINS = ("accounting", "human_resources")
OUT_OF_SCOPE = ("energy",)
OTHER = "other"
COMMERCIAL = "commercial_licence"
MEMBER = "member"
THIRD_PARTY = "third_party"


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """A product as its guards see it.

    `in_support` counts the requests in support on it, `has_plan` says that each
    knows what comes next, `reason` why it is offered in spite of its domain or of its
    commercial licence, `tied` that it serves a pooled solution, `developed` that the
    member it comes from is named.
    """

    state: str
    kind: str
    domain: str
    origin: str
    has_price: bool
    reason: str
    in_support: int
    has_plan: bool
    tied: bool = False
    developed: bool = False


def may_catalogue(facts: ProductFacts) -> Verdict:
    """Accounting and human resources only from a third party, for a reason; a
    commercial licence for a reason; energy never.

    Hardware only where it serves a pooled solution (2014 article).
    Refused: `out_of_scope`, `outside_perimeter`, `perimeter_reason_missing`,
    `licence_reason_missing`, `hardware_not_tied`, `developer_missing`.
    """
    inside = facts.domain not in EXCLUDED_DOMAINS
    explained = bool(facts.reason.strip())
    return first_refusal(
        require(facts.domain not in OUT_OF_SCOPE, "out_of_scope"),
        require(inside or facts.origin == THIRD_PARTY, "outside_perimeter"),
        require(inside or explained, "perimeter_reason_missing"),
        require(explained or facts.kind != COMMERCIAL, "licence_reason_missing"),
        require(facts.tied or facts.kind != "hardware", "hardware_not_tied"),
        require(facts.developed or facts.origin != MEMBER, "developer_missing"),
    )


def perimeter_doubts(facts: ProductFacts) -> tuple[Refused, ...]:
    """What keeps a product out of the catalogue, and what nobody has said yet.

    From the proposal on, long before somebody wants to catalogue it. As
    `may_catalogue`, then `domain_unclear`: "other" may hide what is outside.
    """
    named = facts.domain != OTHER or bool(facts.reason.strip())
    return (
        *refusals(may_catalogue(facts)),
        *refusals(require(named, "domain_unclear")),
    )


def may_retire(facts: ProductFacts) -> Verdict:
    """Nobody is left alone. Refused: `still_in_support` (count) without a plan."""
    return require(
        facts.in_support == 0 or facts.has_plan,
        "still_in_support",
        count=facts.in_support,
    )
