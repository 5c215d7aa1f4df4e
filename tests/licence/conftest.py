"""A market whose people are there."""

from market import Market

import pytest


@pytest.fixture
def market(client, travel):
    return Market(client, travel)
