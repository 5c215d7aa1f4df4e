"""The present of the tests goes on, and no day ends while they run."""

from datetime import datetime
from imio.mutualisation.base.clock import BRUSSELS

import present
import pytest


@pytest.mark.parametrize(
    ("begins", "an_hour_later"),
    [
        ("2026-06-10T10:00", "2026-06-10T11:00:00+02:00"),
        ("2026-12-31T23:00", "2026-12-31T23:30:00+01:00"),
        ("2027-03-28T01:30", "2027-03-28T03:30:00+02:00"),
        ("2027-10-31T02:30", "2027-10-31T02:30:00+01:00"),
    ],
)
def test_the_clock_goes_on_and_slowly_before_midnight(
    monkeypatch, begins, an_hour_later
):
    seconds = iter((0, 3600))
    monkeypatch.setattr(present, "monotonic", lambda: next(seconds))
    since = datetime.fromisoformat(begins).replace(tzinfo=BRUSSELS)
    assert present.ticking(since)().isoformat() == an_hour_later
