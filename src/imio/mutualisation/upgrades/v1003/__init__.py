"""Shared licences: what came of a need is a record, no longer a line of text."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.upgrades.profile import bring_up_to_date
from typing import Any

import logging


logger = logging.getLogger(__name__)


def upgrade(setup_tool: Any) -> None:
    """The new types, sections and indexes; then the needs that name a licence."""
    bring_up_to_date(setup_tool)
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
    need.reindexObject()
