"""Who hears by mail of what is published: whoever has confirmed the address, and nobody else.

Nobody's mailbox is filled, and nothing is kept of who asks but the address (GDPR, article 5,
paragraph 1, c).
"""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from typing import NamedTuple


HOUR = timedelta(hours=1)
# How long a link is good, how many one address is sent within an hour, and how many wait.
LINK_GOOD = timedelta(days=2)
MOST_OF_ADDRESS = 3
MOST_WAITING = 1000


class Topic(NamedTuple):
    """Acts of an authority, by its short name, of a category; empty for all."""

    authority: str
    category: str


@dataclass(frozen=True, slots=True)
class Asking:
    """An address that is not confirmed, and since when."""

    at: datetime
    email: str


def is_good(asking: Asking, now: datetime) -> bool:
    """Whether its link may still be followed."""
    return now < asking.at + LINK_GOOD


def may_ask(waiting: Collection[Asking]) -> Verdict:
    """Refused: `subscriptions_many`."""
    return require(len(waiting) < MOST_WAITING, "subscriptions_many")


def may_write_to(waiting: Iterable[Asking], email: str, now: datetime) -> bool:
    """Whether an address is sent one more link."""
    late = [each for each in waiting if each.email == email and each.at > now - HOUR]
    return len(late) < MOST_OF_ADDRESS


def wants(topics: Iterable[Topic], of: Topic) -> bool:
    """Whether an act of an authority and a category is of one of these topics."""
    return any(
        each.authority in ("", of.authority) and each.category in ("", of.category)
        for each in topics
    )
