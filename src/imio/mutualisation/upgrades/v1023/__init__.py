"""Releases of open data are kept: what is public already has its first one, of today."""

from imio.mutualisation.base.daily import Failed
from imio.mutualisation.base.open_data import settle
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any

import logging


logger = logging.getLogger(__name__)


def upgrade(setup_tool: Any) -> None:
    """The licence of the data, then one release of each process as it is known now.

    The releases that were made up at each call before had no content of their own; their
    ids are used no more.
    """
    import_profile(setup_tool, __name__)
    lines = settle()
    failed = sum(isinstance(each, Failed) for each in lines)
    logger.info("Open data: %s of %s processes", len(lines) - failed, len(lines))
