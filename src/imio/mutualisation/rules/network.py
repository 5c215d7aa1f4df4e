"""The network of partners: entered by the award of a tender, left at the end of its term.

IMIO practice 2012: three years, renewed yearly; nobody enters before the term.
"""

from dataclasses import dataclass
from datetime import date
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """A partner as its guards see it; `places` counts those in cascades of tenders."""

    places: int
    network_until: date | None


def may_select(facts: PartnerFacts) -> Verdict:
    """Refused: `not_retained` without a place in the cascade of a tender."""
    return require(facts.places > 0, "not_retained")


def may_end_term(facts: PartnerFacts, today: date) -> Verdict:
    """Refused: `network_running` (until) up to the last day of its last term."""
    until = facts.network_until
    return require(until is None or until < today, "network_running", until=until)
