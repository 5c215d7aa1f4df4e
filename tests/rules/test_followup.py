"""What follows an act: who does it, and never before the act."""

from datetime import date
from imio.mutualisation.rules.followup import may_assign
from imio.mutualisation.rules.followup import may_provide_on

import pytest


@pytest.mark.parametrize(
    ("seat", "words", "granted"),
    [("A", "", True), (None, "Travaux", True), (None, " ", False), ("", None, False)],
)
def test_somebody_does_it(seat, words, granted):
    assert bool(may_assign(seat, words)) is granted


@pytest.mark.parametrize(
    ("on", "decided_on", "granted"),
    [
        (date(2026, 5, 4), date(2026, 5, 4), True),
        (date(2026, 5, 3), date(2026, 5, 4), False),
        (date(2026, 5, 3), None, True),
    ],
)
def test_nothing_follows_an_act_before_it(on, decided_on, granted):
    assert bool(may_provide_on(on, decided_on)) is granted
