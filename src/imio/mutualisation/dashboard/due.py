"""The figures that events keep are checked against the records once a day, and mended;
what each record waits for is asked again, since days go by.
"""

from collections.abc import Iterator
from imio.mutualisation.base import waits
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.tally import tallies
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.security import WORKFLOWS
from plone import api
from plone.indexer.interfaces import IIndexableObject
from zope.component import getMultiAdapter

import logging


logger = logging.getLogger(__name__)

MENDED = _("due_figures_mended", default="Its part in the figures was mended")
AT_ONCE = 500  # records in memory


def settle() -> list[Line]:
    """Every record is asked what it tells, then all that they tell is added up again."""
    mended: list[Line] = [*_mended()]
    for name in tallies().mend():
        logger.warning("The figures of %s did not add up, and were mended", name)
    return mended


def _mended() -> Iterator[Done]:
    index, waiting = tallies(), waits.index()
    catalog = api.portal.get_tool("portal_catalog")
    names = [workflow.name for workflow in WORKFLOWS]
    brains = (brain for name in names for brain in existing(name))
    for number, brain in enumerate(brains):
        record = brain._unrestrictedGetObject()
        asked = getMultiAdapter((record, catalog), IIndexableObject)
        if index.index_object(brain.getRID(), asked):
            logger.warning("%s had told the figures something else", brain.getURL())
            yield Done(record, "mend_figures", words(MENDED))
        # What waits may change with the day, which is nobody's mistake.
        waiting.index_object(brain.getRID(), asked)
        if number % AT_ONCE == AT_ONCE - 1:
            catalog._p_jar.cacheGC()
