"""Partners enter the network by a tender, and leave it after its term."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.mutualisation.rules import network
from imio.mutualisation.rules.network import Asking
from imio.mutualisation.rules.network import PartnerFacts
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


TODAY = date(2026, 3, 16)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("places", "verdict"), [(0, Refused("not_retained")), (1, GRANTED), (3, GRANTED)]
)
def test_who_has_a_place_in_a_cascade_enters(places, verdict):
    assert network.may_select(PartnerFacts(places, None)) == verdict


@pytest.mark.parametrize(
    ("until", "verdict"),
    [
        (None, GRANTED),
        (TODAY - DAY, GRANTED),
        (TODAY, Refused("network_running", {"until": TODAY})),
        (TODAY + DAY, Refused("network_running", {"until": TODAY + DAY})),
    ],
)
def test_who_is_in_the_network_stays_to_the_last_day(until, verdict):
    assert network.may_end_term(PartnerFacts(1, until), TODAY) == verdict


# --- companies not yet known


NOW = datetime(2026, 3, 16, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def asked(*ago, email="a@example.org", computer="one"):
    return [Asking(NOW - each, email, computer) for each in ago]


@pytest.mark.parametrize(
    ("ago", "good"),
    [
        (MINUTE, True),
        (network.LINK_GOOD - MINUTE, True),
        (network.LINK_GOOD, False),
        (2 * network.LINK_GOOD, False),
    ],
)
def test_a_link_is_good_for_two_days(ago, good):
    assert network.is_good(asked(ago)[0], NOW) is good


MANY = Refused("candidacies_many")


@pytest.mark.parametrize(
    ("waiting", "verdict"),
    [
        ([], GRANTED),
        (asked(*[MINUTE] * (network.MOST_FROM_COMPUTER - 1)), GRANTED),
        (asked(*[MINUTE] * network.MOST_FROM_COMPUTER), MANY),
        (asked(*[network.HOUR] * network.MOST_FROM_COMPUTER), GRANTED),
        (asked(*[MINUTE] * network.MOST_FROM_COMPUTER, computer="two"), GRANTED),
        (asked(*[20 * network.HOUR] * network.MOST_WAITING, computer="two"), MANY),
    ],
)
def test_one_computer_and_all_together_apply_so_often(waiting, verdict):
    assert network.may_apply(waiting, "one", NOW) == verdict


@pytest.mark.parametrize(
    ("waiting", "written"),
    [
        ([], True),
        (asked(*[MINUTE] * (network.MOST_OF_ADDRESS - 1)), True),
        (asked(*[MINUTE] * network.MOST_OF_ADDRESS), False),
        (asked(*[network.HOUR] * network.MOST_OF_ADDRESS), True),
        (asked(*[MINUTE] * network.MOST_OF_ADDRESS, email="b@example.org"), True),
    ],
)
def test_nobodys_mailbox_is_filled(waiting, written):
    assert network.may_write_to(waiting, "a@example.org", NOW) is written


@pytest.mark.parametrize("may", [network.may_accept, network.may_decline])
def test_a_candidate_is_told(may):
    assert may(PartnerFacts(0, None, "a@example.org"))
    assert may(PartnerFacts(0, None)) == Refused("candidate_unreachable")


@pytest.mark.parametrize(
    ("state", "may"),
    [
        ("candidate", True),
        ("applied", False),
        ("declined", False),
        ("selected", True),
        ("suspended", True),
        ("former", True),
    ],
)
def test_people_act_for_whom_imio_has_checked(state, may):
    assert bool(network.may_invite(state)) is may
