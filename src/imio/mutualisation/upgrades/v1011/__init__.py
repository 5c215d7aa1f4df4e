"""Nobody owns a record: who made it had rights in it that no freezing took away.

And enterprise numbers get an index, since one names one record.
"""

from Acquisition import aq_base
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.security import TYPES
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


LOCAL_ROLES = "__ac_local_roles__"


def upgrade(setup_tool: Any) -> None:
    """The local roles that Zope gave to whoever added a record; the index."""
    import_profile(setup_tool, __name__)
    for name in ("Member", "Partner"):
        index_again(name, "bce_number")
    for name in TYPES:
        for brain in existing(name):
            disown(brain._unrestrictedGetObject())


def disown(record: Any) -> None:
    """Take the role Owner from everybody; other local roles stay."""
    given = getattr(aq_base(record), LOCAL_ROLES)
    kept = {
        who: [each for each in roles if each != "Owner"] for who, roles in given.items()
    }
    kept = {who: roles for who, roles in kept.items() if roles}
    if kept != given:
        setattr(record, LOCAL_ROLES, kept)
