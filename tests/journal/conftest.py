"""What the tests of the journal share."""

from imio.mutualisation.base import clock

import pytest


@pytest.fixture
def still(monkeypatch):
    """No minute ends meanwhile."""
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
