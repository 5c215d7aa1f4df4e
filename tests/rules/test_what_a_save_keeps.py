"""What a save keeps of a value that was typed on an older one."""

from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.stale import choice
from imio.mutualisation.rules.stale import Kept
from imio.mutualisation.rules.stale import kept

import pytest


@pytest.mark.parametrize(
    ("opened", "stored", "typed", "chosen", "expected"),
    [
        ("a", "a", "b", "", Kept.TYPED),  # nobody else was there
        ("a", "b", "a", "", Kept.STORED),  # somebody else was, here nothing was touched
        ("a", "b", "b", "", Kept.TYPED),  # both wrote the same
        ("a", "b", "c", "", Kept.UNDECIDED),
        ("a", "b", "c", "typed:b", Kept.TYPED),
        ("a", "b", "c", "stored:b", Kept.STORED),
        ("a", "d", "c", "typed:b", Kept.UNDECIDED),  # it has moved again since
        ("", "b", "c", "", Kept.TYPED),  # a form without stamps
    ],
)
def test_a_save(opened, stored, typed, chosen, expected):
    assert kept(opened, stored, typed, chosen) is expected


STAMPS = st.sampled_from("abc")


@given(STAMPS, STAMPS, STAMPS, st.text())
def test_what_another_one_wrote_goes_only_where_somebody_saw_it(
    opened, stored, typed, chosen
):
    moved = stored not in (opened, typed)
    if moved and kept(opened, stored, typed, chosen) is Kept.TYPED:
        assert chosen == choice(Kept.TYPED, stored)
