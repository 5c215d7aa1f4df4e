"""Who stops, refuses or goes back says why."""

from imio.mutualisation.rules.comment import may_give_reason
from imio.mutualisation.rules.comment import REASON_DUE
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


@pytest.mark.parametrize("transition", sorted(REASON_DUE))
@pytest.mark.parametrize(
    ("comment", "verdict"),
    [
        ("Hors mission", GRANTED),
        ("", Refused("comment_missing")),
        (" \n", Refused("comment_missing")),
    ],
)
def test_what_ends_or_goes_back_needs_a_word(transition, comment, verdict):
    assert may_give_reason(transition, comment) == verdict


@pytest.mark.parametrize("transition", ["submit", "quote", "implement", "support"])
def test_going_forward_needs_none(transition):
    assert may_give_reason(transition, "") is GRANTED
