"""Partners enter the network by a tender, and leave it after its term."""

from datetime import date
from datetime import timedelta
from imio.mutualisation.rules import network
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
