"""Who hears of published acts, and how often an address is written to."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.mutualisation.rules import subscribing as rules
from imio.mutualisation.rules.subscribing import Asking
from imio.mutualisation.rules.subscribing import Topic

import pytest


NOW = datetime(2027, 5, 1, tzinfo=UTC)
ACT = Topic("andenne", "tax", "council")


@pytest.mark.parametrize(
    ("topic", "wanted"),
    [
        (("", ""), True),
        (("andenne", ""), True),
        (("", "tax"), True),
        (("andenne", "tax"), True),
        (("mons", "tax"), False),
        (("andenne", "staff"), False),
        (("", "", "council"), True),
        (("andenne", "tax", "college"), False),
    ],
)
def test_an_act_is_told_to_those_who_want_its_like(topic, wanted):
    assert rules.wants([Topic(*topic)], ACT) is wanted


def test_a_link_is_good_for_two_days():
    asking = Asking(NOW, "a@example.org")
    assert rules.is_good(asking, NOW + timedelta(hours=47))
    assert not rules.is_good(asking, NOW + timedelta(days=2))


def test_an_address_gets_few_links_within_an_hour():
    sent = [Asking(NOW, "a@example.org")] * rules.MOST_OF_ADDRESS
    assert not rules.may_write_to(sent, "a@example.org", NOW)
    assert rules.may_write_to(sent, "b@example.org", NOW)
    assert rules.may_write_to(sent, "a@example.org", NOW + rules.HOUR)


def test_few_wait_at_all_and_fewer_of_one_computer():
    sent = [Asking(NOW, "a@example.org", f"{n}") for n in range(rules.MOST_WAITING)]
    assert rules.may_ask(sent[1:], "x")
    assert rules.may_ask(sent, "x").reason == "subscriptions_many"
    own = [
        Asking(NOW, f"{n}@example.org", "x") for n in range(rules.MOST_FROM_COMPUTER)
    ]
    assert rules.may_ask(own[1:], "x") and rules.may_ask(own, "y")
    assert rules.may_ask(own, "x").reason == "subscriptions_many"


@pytest.mark.parametrize(
    ("computer", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:9::", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_whoever_has_many_addresses_is_one(computer, network):
    assert rules.network_of(computer) == network
