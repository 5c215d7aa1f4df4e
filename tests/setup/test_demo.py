"""The demonstration shows every state of a request."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.security import REQUEST

import pytest


@pytest.mark.row("K14")
def test_there_is_a_request_in_every_state(demo):
    states = {brain.review_state for brain in existing("ServiceRequest")}
    assert states == {state.id for state in REQUEST.states}
