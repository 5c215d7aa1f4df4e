"""Shared licences: what came of a need is a record, no longer a line of text."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.setuphandlers import add_sections
from imio.mutualisation.upgrades import v1001
from imio.mutualisation.upgrades import v1002
from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any

import logging


logger = logging.getLogger(__name__)

KNOWN = (*v1001.TYPES, *v1002.TYPES)
TYPES = ("Allotment", "Licence")


def upgrade(setup_tool: Any) -> None:
    """The new types, sections and indexes; then the needs that name a licence."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, *KNOWN, *TYPES)
    add_sections("licences")
    known = {brain.UID: brain.Title for brain in existing("Licence")}
    needs = [brain._unrestrictedGetObject() for brain in existing("Need")]
    named = [need for need in needs if need.licence and need.licence not in known]
    for number, need in enumerate(named, 1):
        tie(need, {title: uid for uid, title in known.items()})
        logger.info("Need %s of %s", number, len(named))


def tie(need: Any, by_title: dict[str, str]) -> None:
    """The licence of that title; without one the words stay, in the details."""
    words, need.licence = need.licence, by_title.get(need.licence)
    if need.licence is None:
        need.details = "\n\n".join(filter(None, (need.details, f"Licence : {words}")))
    need.reindexObject(idxs=["SearchableText"])
