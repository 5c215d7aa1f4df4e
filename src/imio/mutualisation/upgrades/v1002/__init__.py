"""Needs, tenders, bids and partners: who acts for a member sees the needs of all."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.localroles import EVERYWHERE
from imio.mutualisation.base.localroles import group_id
from imio.mutualisation.base.localroles import kind_of
from imio.mutualisation.base.localroles import ROLES
from imio.mutualisation.interfaces import IRecord
from imio.mutualisation.upgrades.profile import bring_up_to_date
from plone import api
from typing import Any

import logging


logger = logging.getLogger(__name__)


def upgrade(setup_tool: Any) -> None:
    """The new types and sections, the role of the members' groups, the new index."""
    bring_up_to_date(setup_tool)
    members = existing("Member")
    for number, brain in enumerate(members, 1):
        give_role(brain._unrestrictedGetObject())
        logger.info("Member %s of %s", number, len(members))
    catalog = api.portal.get_tool("portal_catalog")
    records = catalog.unrestrictedSearchResults(object_provides=IRecord.__identifier__)
    for brain in records:
        # The new index of the products, and nobody's name for the others.
        brain._unrestrictedGetObject().reindexObject(idxs=["Creator", "domain"])
    logger.info("%s records indexed again", len(records))


def give_role(member: Any) -> None:
    """The groups of a member hold the role that new ones are created with."""
    groups = api.portal.get_tool("portal_groups")
    kind = kind_of(member)
    for name in ROLES[kind]:
        groups.setRolesForGroup(group_id(member, name), EVERYWHERE[kind])
