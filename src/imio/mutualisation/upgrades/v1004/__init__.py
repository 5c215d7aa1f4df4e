"""Complete products: what is found by licence, interface and end of support."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.upgrades.profile import bring_up_to_date
from typing import Any

import logging


logger = logging.getLogger(__name__)

# The new indexes; the new columns come with whichever is indexed again.
INDEXES = {
    "Product": [
        "SearchableText",
        "development_status",
        "interface_systems",
        "maintained_until",
        "source_url",
        "spdx",
    ],
    "ServiceRequest": ["product_uid"],
}


def upgrade(setup_tool: Any) -> None:
    """The new indexes and rights; then the products, and since when they are used."""
    bring_up_to_date(setup_tool)
    for type_name, indexes in INDEXES.items():
        brains = existing(type_name)
        for number, brain in enumerate(brains, 1):
            brain._unrestrictedGetObject().reindexObject(idxs=indexes)
            logger.info("%s %s of %s", type_name, number, len(brains))
