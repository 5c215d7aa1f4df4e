"""The secretary of Andenne, and a sitting of its council."""

from council import Agenda

import pytest


@pytest.fixture
def agent(client):
    return client("agent-andenne")


@pytest.fixture
def agenda(agent):
    """Its agenda is open, with four items."""
    return Agenda(agent)
