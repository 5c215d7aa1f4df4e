"""The network of partners: entered by the award of a tender, left at the end of its term.

IMIO practice 2012: three years, renewed yearly; nobody enters before the term. Everybody
may bid, single developers too: a company not yet known says who it is, and IMIO checks it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta
from imio.mutualisation.rules.states import PARTNER_CHECKED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """A partner as its guards see it; `places` counts those in cascades of tenders.

    `email` is the address of the person who acts for it, empty for none.
    """

    places: int
    network_until: date | None
    email: str = ""


def may_select(facts: PartnerFacts) -> Verdict:
    """Refused: `not_retained` without a place in the cascade of a tender."""
    return require(facts.places > 0, "not_retained")


def may_end_term(facts: PartnerFacts, today: date) -> Verdict:
    """Refused: `network_running` (until) up to the last day of its last term."""
    until = facts.network_until
    return require(until is None or until < today, "network_running", until=until)


# --- Companies not yet known ---------------------------------------------------

HOUR = timedelta(hours=1)
# How long the link of a mail is good, and how many are asked for within an hour: of one
# address, from one computer, and how many wait at all.
LINK_GOOD = timedelta(days=2)
MOST_OF_ADDRESS = 3
MOST_FROM_COMPUTER = 20
MOST_WAITING = 1000


@dataclass(frozen=True, slots=True)
class Asking:
    """A candidacy whose address is not confirmed: when, by whom, from which computer."""

    at: datetime
    email: str
    computer: str


def is_good(asking: Asking, now: datetime) -> bool:
    """Whether its link may still be followed."""
    return now < asking.at + LINK_GOOD


def may_apply(waiting: Collection[Asking], computer: str, now: datetime) -> Verdict:
    """Refused: `candidacies_many`, for one computer within the hour or for all."""
    late = [each for each in waiting if each.computer == computer and _late(each, now)]
    few = len(late) < MOST_FROM_COMPUTER and len(waiting) < MOST_WAITING
    return require(few, "candidacies_many")


def may_write_to(waiting: Collection[Asking], email: str, now: datetime) -> bool:
    """Whether an address gets one more mail: nobody's mailbox is filled."""
    late = [each for each in waiting if each.email == email and _late(each, now)]
    return len(late) < MOST_OF_ADDRESS


def _late(asking: Asking, now: datetime) -> bool:
    return asking.at > now - HOUR


def may_invite(state: str) -> Verdict:
    """People act for whom IMIO has checked. Refused: `candidate_unchecked`."""
    return require(state in PARTNER_CHECKED, "candidate_unchecked")


def may_accept(facts: PartnerFacts) -> Verdict:
    """A candidate is told by mail. Refused: `candidate_unreachable` without an address."""
    return require(bool(facts.email), "candidate_unreachable")


def may_decline(facts: PartnerFacts) -> Verdict:
    """As `may_accept`: it is told why."""
    return may_accept(facts)
