"""A record stands in the indexes of its type alone, and content rules rest where there are none."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.indexing import indexes_of
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.security import TYPES
from imio.mutualisation.setuphandlers import rest_rules
from imio.mutualisation.upgrades.letter import index_again
from plone import api
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The entries that nobody asks for any more; what is read otherwise is read again."""
    for name in TYPES:
        leave_indexes(name)
        index_again(name, "is_default_page", "object_provides")
    rest_rules()


def leave_indexes(type_name: str) -> None:
    """Take the records of a type out of the indexes in which they stand no more."""
    catalog = api.portal.get_tool("portal_catalog")._catalog
    for brain in existing(type_name):
        record = brain._unrestrictedGetObject()
        if IGuarded.providedBy(record):
            for name in catalog.indexes.keys() - set(indexes_of(record)):
                catalog.getIndex(name).unindex_object(brain.getRID())
