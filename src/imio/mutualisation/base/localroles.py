"""Roles inside a member come from two groups with stable names.

Adding a person to a group changes no object and reindexes nothing.
"""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from imio.mutualisation.interfaces import IGroupOwner
from imio.mutualisation.security import AGENT
from imio.mutualisation.security import SIGNATORY
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectAddedEvent


ROLES = {"agents": (AGENT,), "signatories": (AGENT, SIGNATORY)}


def group_id(owner: Any, group: str) -> str:
    """The id of a group (`agents` or `signatories`) of a member."""
    return f"member:{IUUID(owner)}:{group}"


@implementer(ILocalRoleProvider)
@adapter(IGroupOwner)
class GroupRoles:
    """Gives the groups of a member their roles in it and below."""

    def __init__(self, context: Any):
        self.roles = {group_id(context, name): roles for name, roles in ROLES.items()}

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        return self.roles.get(principal_id, ())

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield from self.roles.items()


@adapter(IGroupOwner, IObjectAddedEvent)
def create_groups(owner: Any, event: IObjectAddedEvent) -> None:
    """The two groups are there from the start, so that people can be put in."""
    groups = api.portal.get_tool("portal_groups")
    for name in ROLES:
        groups.addGroup(group_id(owner, name), title=f"{owner.title} ({name})")


def _groups() -> list[list[str]]:
    # The public and the users of the Zope root have no groups.
    user = aq_base(getSecurityManager().getUser())
    groups = getattr(user, "getGroups", tuple)()
    parts = (group.split(":") for group in groups)
    return [part for part in parts if part[0] == "member" and len(part) == 3]


def owners_of_current_user() -> list[str]:
    """UIDs of the members the current user acts for."""
    return sorted({owner for _kind, owner, _name in _groups()})


def current_user_signs() -> bool:
    """Whether the current user is a signatory of some member."""
    return any(name == "signatories" for _kind, _owner, name in _groups())
