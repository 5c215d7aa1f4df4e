"""What was noted of records and settings goes into the journal, and their steps so far."""

from Acquisition import aq_base
from datetime import datetime
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.chain import append
from imio.mutualisation.base.chain import NOTE
from imio.mutualisation.base.doors import Act
from imio.mutualisation.base.journal import chain_of
from imio.mutualisation.base.journal import keep_steps
from imio.mutualisation.base.journal import made
from imio.mutualisation.security import TYPES
from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any

import logging


logger = logging.getLogger(__name__)

NOTED, FOLLOWED = "changes_noted", "followed"


def upgrade(setup_tool: Any) -> None:
    """The permission; then a chain for each record, which begins with what is known. No
    table of the past takes an authority further than from prospect any more.
    """
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, "Member")
    for name in TYPES:
        brains = existing(name)
        for brain in brains:
            begin(brain._unrestrictedGetObject())
        logger.info("%s: %s chains of the journal", name, len(brains))


def begin(record: Any) -> None:
    """What was noted before, then the steps; by which door nobody knows any more."""
    kept = vars(aq_base(record))
    if chain_of(record) is None:
        for noted in kept.get(NOTED, ()):
            _note(record, *noted)
        keep_steps(record)
    for name in {NOTED, FOLLOWED} & kept.keys():
        delattr(record, name)


def _note(
    record: Any,
    when: datetime,
    login: str,
    who: str,
    what: str,
    before: str,
    after: str,
) -> None:
    told = {"title": what, "before": before, "after": after, "since": when.isoformat()}
    append(made(record), Act(login, who, ""), [{"kind": NOTE, "what": NOTE, **told}])
