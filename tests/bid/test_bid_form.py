"""What a bidder typed, as the rules take it."""

from decimal import Decimal
from imio.mutualisation.bid.typed import from_form
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import Lot

import pytest


LOTS = [Lot(number, "", "software", None, False) for number in "12"]
QUALITY = Criterion("q", "", "competence", "Compétence", Decimal(60))


@pytest.mark.parametrize(
    ("typed", "bid_for"),
    [
        ({"open_source-2": "on"}, ["1"]),
        ({"open_source-2": "on", "price-2": " "}, ["1"]),
        ({"open_source-2": "on", "price-2": "900"}, ["1", "2"]),
    ],
)
def test_a_lone_open_source_tick_is_no_bid_for_a_lot(typed, bid_for):
    content = from_form({"price-1": "42000", **typed}, LOTS, [QUALITY])
    assert [each.lot for each in content.lots] == bid_for


def test_a_tick_counts_where_there_is_a_bid():
    content = from_form({"price-1": "42000", "open_source-1": "on"}, LOTS, [])
    assert content.lots[0].open_source
