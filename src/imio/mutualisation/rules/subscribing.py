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
from ipaddress import ip_address
from ipaddress import ip_network
from typing import NamedTuple


HOUR = timedelta(hours=1)
# How long a link is good, how many one address is sent within an hour, how many wait that one
# computer asked for, and how many at all.
LINK_GOOD = timedelta(days=2)
MOST_OF_ADDRESS = 3
MOST_FROM_COMPUTER = 20
MOST_WAITING = 1000


class Topic(NamedTuple):
    """Acts of an authority, by its short name, of a category and of a body; empty for all."""

    authority: str
    category: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """An address that is not confirmed, since when, and the mark of the computer."""

    at: datetime
    email: str
    computer: str = ""


def is_good(asking: Asking, now: datetime) -> bool:
    """Whether its link may still be followed."""
    return now < asking.at + LINK_GOOD


def may_ask(waiting: Collection[Asking], computer: str) -> Verdict:
    """Refused: `subscriptions_many`, for one computer or for all."""
    own = sum(each.computer == computer for each in waiting)
    few = own < MOST_FROM_COMPUTER and len(waiting) < MOST_WAITING
    return require(few, "subscriptions_many")


def network_of(computer: str) -> str:
    """What one person cannot change at will of an address of the Internet: of version 6,
    whose last half it chooses, the first one.
    """
    try:
        address = ip_address(computer)
    except ValueError:
        return computer
    half = address.version == 6
    return str(ip_network((address, 64), strict=False)) if half else computer


def may_write_to(waiting: Iterable[Asking], email: str, now: datetime) -> bool:
    """Whether an address is sent one more link."""
    late = [each for each in waiting if each.email == email and each.at > now - HOUR]
    return len(late) < MOST_OF_ADDRESS


def wants(topics: Iterable[Topic], of: Topic) -> bool:
    """Whether an act of an authority, a category and a body is of one of these topics."""
    return any(
        all(asked in ("", known) for asked, known in zip(each, of, strict=True))
        for each in topics
    )
