from dataclasses import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.verdict import come
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Granted
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require

import pytest


verdicts = st.one_of(st.just(GRANTED), st.builds(Refused, st.text()))


@given(st.text(), st.dictionaries(st.text(), st.integers()))
def test_a_refusal_is_falsy_whatever_it_says(reason, details):
    assert not Refused(reason, details)


def test_granted_is_truthy_and_always_the_same():
    assert GRANTED
    assert Granted() == GRANTED


def test_a_refusal_is_a_value():
    assert Refused("late", {"days": 2}) == Refused("late", {"days": 2})
    assert hash(Refused("late", {"days": 2})) == hash(Refused("late", {"days": 2}))
    with pytest.raises(FrozenInstanceError):
        Refused("late").reason = "early"


def test_require_grants_or_says_why():
    assert require(True, "late", days=2) is GRANTED
    assert require(False, "late", days=2) == Refused("late", {"days": 2})


def test_a_detail_may_be_called_reason():
    assert require(False, "late", reason="snow").details == {"reason": "snow"}


@given(st.lists(verdicts))
def test_the_first_refusal_speaks(given_verdicts):
    refusals = [verdict for verdict in given_verdicts if not verdict]
    expected = refusals[0] if refusals else GRANTED
    assert first_refusal(*given_verdicts) == expected


THIRD, MOVED, FIFTH = (Refused("late", {"item": each}) for each in (3, 4, 5))


@pytest.mark.parametrize(
    ("before", "now", "new"),
    [
        ([], [THIRD], [THIRD]),
        ([THIRD], [], []),
        ([THIRD], [THIRD], []),
        ([THIRD], [MOVED], []),
        ([THIRD], [FIFTH, THIRD], [FIFTH]),
        ([THIRD], [MOVED, FIFTH], [FIFTH]),
        ([Refused("early")], [THIRD], [THIRD]),
    ],
)
def test_a_second_one_of_a_kind_has_come(before, now, new):
    assert come(before, now) == new
