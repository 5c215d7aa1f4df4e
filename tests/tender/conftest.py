"""A market whose people are there."""

from imio.mutualisation.demo.people import PASSWORD
from market import Market
from plone import api

import pytest


@pytest.fixture
def market(client, travel):
    return Market(client, travel)


def add_second(site):
    api.user.create(
        username="imio-second", email="second@example.org", password=PASSWORD
    )
    api.group.add_user(groupname="mutualisation-officers", username="imio-second")


@pytest.fixture
def second(once):
    """Another officer, `imio-second`."""
    once(add_second)
