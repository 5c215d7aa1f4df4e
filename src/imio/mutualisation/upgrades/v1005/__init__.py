"""The radar of continuity, the migration of legacy products, shared documents."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.upgrades.profile import bring_up_to_date
from typing import Any

import logging


logger = logging.getLogger(__name__)

# The new indexes; the new columns come with whichever is indexed again.
INDEXES = {
    "Member": ["migrations"],
    "Product": ["maintained_until"],
    "Licence": ["maintained_until"],
    "Quote": ["thread"],
    "ServiceRequest": ["incident_uid"],
    "Tender": ["lot_products"],
}


def upgrade(setup_tool: Any) -> None:
    """The new types, sections, settings and indexes; the tasks get an area."""
    bring_up_to_date(setup_tool)
    for type_name, indexes in INDEXES.items():
        brains = existing(type_name)
        for number, brain in enumerate(brains, 1):
            record = brain._unrestrictedGetObject()
            if type_name == "ServiceRequest":
                give_areas(record)
            record.reindexObject(idxs=indexes)
            logger.info("%s %s of %s", type_name, number, len(brains))


def give_areas(request: Any) -> None:
    """Each task of a plan says what it is about; those of before: something else."""
    if request.plan:
        request.plan = [{"area": "other", **row} for row in request.plan]
