"""Who hears of published acts, and how often an address is written to."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.mutualisation.rules import subscribing as rules
from imio.mutualisation.rules.subscribing import Asking
from imio.mutualisation.rules.subscribing import Topic

import pytest


NOW = datetime(2027, 5, 1, tzinfo=UTC)
ACT = Topic("andenne", "tax")


@pytest.mark.parametrize(
    ("topic", "wanted"),
    [
        (("", ""), True),
        (("andenne", ""), True),
        (("", "tax"), True),
        (("andenne", "tax"), True),
        (("mons", "tax"), False),
        (("andenne", "staff"), False),
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


def test_few_wait_at_all():
    sent = [Asking(NOW, "a@example.org")] * rules.MOST_WAITING
    assert rules.may_ask(sent[1:])
    assert rules.may_ask(sent).reason == "subscriptions_many"
