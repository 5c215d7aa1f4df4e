"""Needs, tenders, bids and partners: who acts for a member sees the needs of all."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.localroles import EVERYWHERE
from imio.mutualisation.base.localroles import group_id
from imio.mutualisation.base.localroles import kind_of
from imio.mutualisation.base.localroles import ROLES
from imio.mutualisation.setuphandlers import add_sections
from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from imio.mutualisation.upgrades.v1001 import TYPES as KNOWN
from plone import api
from typing import Any

import logging


logger = logging.getLogger(__name__)

TYPES = ("Bid", "Need", "Partner", "Tender", "WatchedTender")


def upgrade(setup_tool: Any) -> None:
    """The new types and sections, the role of the members' groups."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, *KNOWN, *TYPES)
    add_sections("besoins", "marches", "partenaires")
    members = existing("Member")
    for number, brain in enumerate(members, 1):
        give_role(brain._unrestrictedGetObject())
        logger.info("Member %s of %s", number, len(members))
    for name in KNOWN:
        # The new index of the products, and nobody's name for the others.
        index_again(name, "Creator", "domain")


def give_role(member: Any) -> None:
    """The groups of a member hold the role that new ones are created with."""
    groups = api.portal.get_tool("portal_groups")
    kind = kind_of(member)
    for name in ROLES[kind]:
        groups.setRolesForGroup(group_id(member, name), EVERYWHERE[kind])
