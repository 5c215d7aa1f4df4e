"""The people of IMIO, and what each has in hand."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.capacity import Capacity
from imio.mutualisation.rules.capacity import Staff

import pytest


@pytest.mark.row("C13")
@pytest.mark.parametrize(
    ("people", "in_hand", "room", "each"),
    [(22, 14, 3, "0.6"), (25, 100, 0, "4.0"), (22, 0, 3, "0.0"), (0, 3, 25, None)],
)
def test_what_is_in_hand_is_shared_by_those_in_place(people, in_hand, room, each):
    now = Capacity(Staff(date(2014, 1, 1), people, 25), in_hand)
    assert (now.staff.room, now.each) == (room, each and Decimal(each))
