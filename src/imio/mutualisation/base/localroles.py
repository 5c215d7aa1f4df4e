"""Roles inside a record come from groups with stable names.

Adding a person to a group changes no object and reindexes nothing.
"""

from AccessControl import getSecurityManager
from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from Acquisition import aq_chain
from borg.localrole.interfaces import ILocalRoleProvider
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from imio.mutualisation.interfaces import IGroupOwner
from imio.mutualisation.security import AGENT
from imio.mutualisation.security import CALLED
from imio.mutualisation.security import GROUPS
from imio.mutualisation.security import LOCAL_ADMINISTRATOR
from imio.mutualisation.security import PARTICIPANT
from imio.mutualisation.security import PARTNER
from imio.mutualisation.security import POOL
from imio.mutualisation.security import SIGNATORY
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.permissions import View
from Products.PlonePAS.interfaces.group import IGroupManagement
from Products.PlonePAS.interfaces.plugins import IMutablePropertiesPlugin
from Products.PlonePAS.plugins.group import PloneGroup
from Products.PluggableAuthService.interfaces.plugins import IPropertiesPlugin
from Products.PluggableAuthService.UserPropertySheet import UserPropertySheet
from typing import Any
from zope.component import adapter
from zope.component import getAdapters
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectAddedEvent


EVERYBODY = "Anonymous"
Roles = Mapping[str, tuple[str, ...]]

# The groups of each kind of owner, with the roles their people hold in it and below.
ROLES: Mapping[str, Roles] = {
    "member": {"agents": (AGENT,), "signatories": (AGENT, SIGNATORY)},
    "partner": {"agents": (PARTNER,)},
}
# Whom an owner lets look after its people: they hold no other role by that.
ADMINISTRATORS = "administrators"
# And the role they hold everywhere.
EVERYWHERE = {"member": (POOL,), "partner": ()}


def everywhere(group: str) -> tuple[str, ...]:
    """The roles that the people of a group hold in the whole site."""
    return EVERYWHERE.get(group.partition(":")[0], ())


def kind_of(owner: Any) -> str:
    """`member` or `partner`."""
    return owner.portal_type.rpartition(".")[2].lower()


def groups_of(owner: Any) -> tuple[str, ...]:
    """The names of all groups of a member or a partner."""
    return (*ROLES[kind_of(owner)], ADMINISTRATORS)


def group_id(owner: Any, group: str) -> str:
    """The id of a group (`agents`, `signatories`) of a member or a partner."""
    return f"{kind_of(owner)}:{IUUID(owner)}:{group}"


def roles_of_groups(kind: str, uid: str) -> Roles:
    """The groups of an owner named by its UID, with their usual roles."""
    return {f"{kind}:{uid}:{name}": roles for name, roles in ROLES[kind].items()}


def participants(uids: Any) -> Roles:
    """The people of some members as participants of what they joined."""
    groups = (name for uid in uids for name in roles_of_groups("member", uid))
    return dict.fromkeys(groups, (PARTICIPANT,))


def called(uid: str | None) -> Roles:
    """The people of a partner, where it was called."""
    return dict.fromkeys(roles_of_groups("partner", uid), (CALLED,)) if uid else {}


@implementer(ILocalRoleProvider)
class GivenRoles:
    """Local roles by group; a subclass says which in `given`."""

    def __init__(self, context: Any):
        self.roles = self.given(context)

    def given(self, context: Any) -> Roles:
        """The roles of each group in the context and below."""
        raise NotImplementedError

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        return self.roles.get(principal_id, ())

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield from self.roles.items()


@implementer(ILocalRoleProvider)
class PersonalRoles:
    """A role of some persons, who see the record by what else they are; a subclass says
    whose in `people`.
    """

    role = ""

    def __init__(self, context: Any):
        self.context = context

    def people(self) -> tuple[str, ...]:
        """The ids of the users."""
        raise NotImplementedError

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        return (self.role,) if principal_id in self.people() else ()

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """None by group, which alone the lists of who hears read."""
        yield from ()


@adapter(IGroupOwner)
class GroupRoles(GivenRoles):
    """Gives the groups of a member or a partner their roles in it and below."""

    def given(self, context: Any) -> Roles:
        usual = roles_of_groups(kind_of(context), IUUID(context))
        return {**usual, group_id(context, ADMINISTRATORS): (LOCAL_ADMINISTRATOR,)}


@adapter(IGroupOwner, IObjectAddedEvent)
def create_groups(owner: Any, event: IObjectAddedEvent | None = None) -> None:
    """The groups are there from the start, so that people can be put in."""
    kind = kind_of(owner)
    for name in groups_of(owner):
        title = f"{owner.title} ({name})"
        _create_group(group_id(owner, name), title, EVERYWHERE[kind])


def _create_group(name: str, title: str, roles: tuple[str, ...]) -> None:
    """As `portal_groups` does, which first looks for a principal of that name
    everywhere, then for all that is known of the new group: a UID is nobody else's.
    """
    plugins = api.portal.get_tool("acl_users").plugins
    _id, manager = plugins.listPlugins(IGroupManagement)[0]
    if manager.getGroupInfo(name) is not None:
        return
    manager.addGroup(name, title=title)
    api.portal.get_tool("portal_groups").setRolesForGroup(name, roles)
    for _id, plugin in plugins.listPlugins(IPropertiesPlugin):
        if IMutablePropertiesPlugin.providedBy(plugin):
            plugin.setPropertiesForUser(
                PloneGroup(name), UserPropertySheet(name, title=title)
            )


def add_to_group(owner: Any, group: str, user: str) -> None:
    """Put a person, by the id of the user, in a group of a member or a partner."""
    groups = api.portal.get_tool("portal_groups")
    groups.addPrincipalToGroup(user, group_id(owner, group))


def people_of(owner: Any, group: str) -> list[str]:
    """The ids of the users in a group of a member or a partner."""
    # A group of which the site knows only the name has nobody in it.
    groups = api.portal.get_tool("portal_groups")
    return sorted(groups.getGroupMembers(group_id(owner, group)))


def add_people_of(owner: Any, other: Any) -> list[str]:
    """Whoever acts for another one acts for this one, too, in the same roles; their ids."""
    added = {
        (name, user)
        for name in groups_of(owner)
        for user in set(people_of(other, name)) - set(people_of(owner, name))
    }
    for name, user in added:
        add_to_group(owner, name, user)
    return sorted({user for _name, user in added})


def _groups() -> list[list[str]]:
    # The public and the users of the Zope root have no groups.
    user = aq_base(getSecurityManager().getUser())
    groups: Iterable[str] = getattr(user, "getGroups", tuple)()
    parts = (group.split(":") for group in groups)
    return [part for part in parts if len(part) == 3]


def owners_of_current_user(kind: str = "member") -> list[str]:
    """UIDs of the members (or partners) the current user acts for."""
    return sorted({owner for of, owner, _name in _groups() if of == kind})


def roles_on(obj: Any) -> set[str]:
    """Those of the current user there. plone.api would look the user up once more."""
    return {*getSecurityManager().getUser().getRolesInContext(obj)}


def sees_now(obj: Any) -> bool:
    """Whether the current user may view a record as it is since what was just written:
    what was allowed before is remembered as long as the request lasts.
    """
    viewers = rolesForPermissionOn("View", obj)
    return not {*roles_on(obj), "Anonymous"}.isdisjoint(viewers)


def own_page() -> str:
    """Where the record of a partner or a member is that the current user acts for; the
    home page for nobody's and for many.
    """
    own = owners_of_current_user("partner") or owners_of_current_user()
    catalog = api.portal.get_tool("portal_catalog")
    brains: list[Any] = list(catalog.searchResults(UID=own)) if own else []
    return brains[0].getURL() if len(brains) == 1 else api.portal.get().absolute_url()


def hearers(record: Any, roles: Iterable[str]) -> set[str]:
    """The groups that hold one of the roles here and may see the record."""
    seen = set(rolesForPermissionOn(View, record))
    held: dict[str, set[str]] = defaultdict(set)
    for group, given in _given_by_group(record):
        held[group].update(given, everywhere(group))
    return {
        group
        for group, own in held.items()
        if own.intersection(roles) and (EVERYBODY in seen or own & seen)
    }


def _given_by_group(record: Any) -> Iterator[tuple[str, Iterable[str]]]:
    """Each group with the roles that it holds: everywhere, then here and above."""
    yield from ((group, (role,)) for group, (_title, role) in GROUPS.items())
    for place in aq_chain(record):
        for _name, provider in getAdapters((place,), ILocalRoleProvider):
            yield from provider.getAllRoles()
