"""A site that is being made, with its accounts, in one transaction."""

from imio.mutualisation.journal.people import _stored
from Products.PlonePAS.plugins.property import ZODBMutablePropertyProvider

import pytest
import transaction


NAME = "mutable_properties"


@pytest.fixture
def being_made(demo):
    """What keeps the names of accounts is in a savepoint alone."""
    users = demo.acl_users
    users._delOb(NAME)
    users._setOb(NAME, ZODBMutablePropertyProvider(NAME))
    transaction.savepoint()
    return demo


def test_of_a_site_that_is_not_stored_yet_nothing_was_known(being_made):
    with _stored(NAME) as before:
        assert before is None
