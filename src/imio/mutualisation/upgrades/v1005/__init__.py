"""The radar of continuity, the migration of legacy products, shared documents."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.setuphandlers import add_sections
from imio.mutualisation.upgrades import v1003
from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


KNOWN = (*v1003.KNOWN, *v1003.TYPES)
TYPES = ("Incident", "Resource")
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
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, *KNOWN, *TYPES)
    add_sections("continuite", "ressources")
    for brain in existing("ServiceRequest"):
        give_areas(brain._unrestrictedGetObject())
    for name, indexes in INDEXES.items():
        index_again(name, *indexes)


def give_areas(request: Any) -> None:
    """Each task of a plan says what it is about; those of before: something else."""
    if request.plan:
        request.plan = [{"area": "other", **row} for row in request.plan]
