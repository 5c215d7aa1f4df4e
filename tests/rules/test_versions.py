"""The version recommended, and who uses it."""

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.versions import latest
from imio.mutualisation.rules.versions import Release
from imio.mutualisation.rules.versions import spread

import pytest


TODAY = date(2026, 6, 1)
OLD, NEW = Release("4.1", date(2023, 1, 1)), Release("4.2", date(2026, 6, 1))
COMING, UNDATED = Release("5.0", date(2027, 1, 1)), Release("3", None)


@pytest.mark.row("B25")
@pytest.mark.parametrize(
    ("releases", "expected"),
    [
        ((), None),
        ((OLD, NEW, COMING, UNDATED), NEW),
        ((COMING, UNDATED), UNDATED),
        ((COMING,), COMING),
    ],
)
def test_the_latest_is_out(releases, expected):
    assert latest(releases, TODAY) == expected


@pytest.mark.row("B25")
def test_who_says_nothing_is_silent_and_not_late():
    found = spread("4.2", ["4.2", "v 4.2", "version 4.2", "4.1", ""], 6)
    assert (found.same, found.other, found.silent) == (3, 1, 2)


@given(st.text(max_size=4), st.lists(st.text(max_size=4)), st.integers(0, 9))
def test_everybody_who_told_is_counted_once(recommended, said, supported):
    found = spread(recommended, said, supported)
    assert found.told <= len(said)
    assert found.silent == max(supported - found.told, 0)
