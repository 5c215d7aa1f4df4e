"""Releases of open data are kept: what is public already has its first one, of today."""

from Acquisition import aq_base
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.daily import Failed
from imio.mutualisation.base.open_data import settle
from imio.mutualisation.standards.ocds.compiling import compiled
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.watch.importing import releases_of
from imio.mutualisation.watch.reading import fields
from typing import Any

import logging


logger = logging.getLogger(__name__)


def upgrade(setup_tool: Any) -> None:
    """The licence of the data, then one release of each process as it is known now.

    The releases that were made up at each call before had no content of their own; their
    ids are used no more.
    """
    import_profile(setup_tool, __name__)
    read_again()
    lines = settle()
    failed = sum(isinstance(each, Failed) for each in lines)
    logger.info("Open data: %s of %s processes", len(lines) - failed, len(lines))


def read_again() -> None:
    """What is watched says all buyers, and of which awards nobody is named."""
    for brain in existing("WatchedTender"):
        tender = brain._unrestrictedGetObject()
        if not tender.package:
            continue
        for name, value in fields(compiled(releases_of(tender))).items():
            setattr(tender, name, value)
        vars(aq_base(tender)).pop("buyer", None)
        tender.reindexObject()
