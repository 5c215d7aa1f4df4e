"""Who may act changes: accounts, their names and addresses, what they are let in with, the
groups and the roles, by whatever door.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from imio.mutualisation.base.chain import append
from imio.mutualisation.base.chain import journal
from imio.mutualisation.base.chain import of_site
from imio.mutualisation.base.doors import act
from imio.mutualisation.base.lane import SAFE
from imio.mutualisation.base.words import words
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.journal.words import ACCOUNT
from imio.mutualisation.journal.words import JOINED
from imio.mutualisation.journal.words import LEFT
from imio.mutualisation.journal.words import NO_ACCOUNT
from imio.mutualisation.journal.words import OF_ACCOUNT
from imio.mutualisation.journal.words import PASSWORD
from imio.mutualisation.journal.words import PROPERTIES
from imio.mutualisation.journal.words import ROLES
from plone import api
from plone.registry.interfaces import IRegistry
from Products.PluggableAuthService.interfaces.events import ICredentialsUpdatedEvent
from Products.PluggableAuthService.interfaces.events import IPrincipalAddedToGroupEvent
from Products.PluggableAuthService.interfaces.events import IPrincipalCreatedEvent
from Products.PluggableAuthService.interfaces.events import IPrincipalDeletedEvent
from Products.PluggableAuthService.interfaces.events import (
    IPrincipalRemovedFromGroupEvent,
)
from Products.PluggableAuthService.interfaces.events import IPropertiesUpdatedEvent
from transaction import TransactionManager
from typing import Any
from ZODB.POSException import POSKeyError
from zope.component import adapter
from zope.component import queryUtility
from zope.component.hooks import site
from ZPublisher.interfaces import IPubAfterTraversal

import transaction


PEOPLE = "people"
KEEPERS = ("Manage users", "Plone Site Setup: Users and Groups")
# Of every account.
ANYBODY = {"Authenticated", "Member"}


@adapter(IPrincipalAddedToGroupEvent)
def joined(event: IPrincipalAddedToGroupEvent) -> None:
    _tell(JOINED, event.principal, event.group_id)


@adapter(IPrincipalRemovedFromGroupEvent)
def left(event: IPrincipalRemovedFromGroupEvent) -> None:
    _tell(LEFT, event.principal, event.group_id)


@adapter(IPrincipalCreatedEvent)
def made(event: IPrincipalCreatedEvent) -> None:
    _tell(ACCOUNT, event.principal.getId())


@adapter(IPrincipalDeletedEvent)
def removed(event: IPrincipalDeletedEvent) -> None:
    _tell(NO_ACCOUNT, event.principal)


@adapter(ICredentialsUpdatedEvent)
def let_in_otherwise(event: ICredentialsUpdatedEvent) -> None:
    """That it changed, by whom; never what it is."""
    _tell(PASSWORD, event.principal.getId())


@adapter(IPropertiesUpdatedEvent)
def called_otherwise(event: IPropertiesUpdatedEvent) -> None:
    """Plone tells what was sent, changed or not: it is compared with what is stored."""
    login, sent = event.principal.getId(), event.properties
    with _stored("mutable_properties") as plugin:
        stored = plugin and plugin._storage.get(login)
    # Of an account that is only being made, that is told.
    for name in PROPERTIES if stored else ():
        before, after = stored.get(name) or "", sent.get(name)
        if after is not None and after != before:
            title = f"{login}: {words(PROPERTIES[name])}"
            _write(OF_ACCOUNT, login, title, {"before": before, "after": after})


@adapter(IPubAfterTraversal)
def watch_roles(event: IPubAfterTraversal) -> None:
    """Plone tells nobody of a role that somebody is given beside the groups: what whoever
    keeps accounts sends is compared once it is done.
    """
    request = event.request
    if not IMutualisationLayer.providedBy(request) or request.method in SAFE:
        return
    portal = api.portal.get()
    if any(api.user.has_permission(each, obj=portal) for each in KEEPERS):
        transaction.get().addBeforeCommitHook(_tell_roles, (portal,))


def _tell_roles(portal: Any) -> None:
    now = _roles(portal.acl_users.portal_role_manager)
    with site(portal), _stored("portal_role_manager") as plugin:
        _compare(_roles(plugin), now)


def tell_roles_of_commands() -> None:
    """What a command gave or took meanwhile, of which nobody was told: found by the round."""
    kept = journal()
    if kept is None:
        return
    now = _roles(api.portal.get().acl_users.portal_role_manager)
    if kept.roles is not None:
        _compare({login: {*roles} for login, roles in kept.roles.items()}, now)
    _keep(now)


def _compare(before: Mapping[str, set[str]], now: Mapping[str, set[str]]) -> None:
    told = False
    for login in sorted(before.keys() | now.keys()):
        had, has = before.get(login, set()), now.get(login, set())
        if had != has:
            told = True
            ends = {"before": _named(had), "after": _named(has)}
            _write(ROLES, login, login, ends)
    if told:
        _keep(now)


def _keep(now: Mapping[str, set[str]]) -> None:
    kept, roles = journal(), {each: tuple(sorted(now[each])) for each in sorted(now)}
    if kept is not None and kept.roles != roles:
        kept.roles = roles


def _roles(plugin: Any) -> dict[str, set[str]]:
    """What accounts and groups are given beyond what everybody is."""
    given = plugin._principal_roles.items() if plugin else ()
    return {login: {*roles} - ANYBODY for login, roles in given if roles}


def _named(roles: set[str]) -> str:
    return ", ".join(sorted(roles))


@contextmanager
def _stored(name: str) -> Iterator[Any]:
    """A plugin of the accounts as it was before this transaction; none of a new site."""
    plugin = api.portal.get().acl_users[name]
    if plugin._p_jar is None:
        yield None
        return
    before = plugin._p_jar.db().open(TransactionManager())
    try:
        yield _found(before, plugin._p_oid)
    finally:
        before.close()


def _found(connection: Any, oid: bytes) -> Any:
    """None of a site that is being made: a savepoint of this transaction alone has it."""
    try:
        return connection.get(oid)
    except POSKeyError:
        return None


def _tell(kind: str, login: str, group_id: str = "") -> None:
    """Whom, by login, and into or out of what; what is called so is known then."""
    group = api.group.get(group_id) if group_id else None
    called = (group and group.getProperty("title")) or group_id
    _write(kind, login, login, {"before" if kind == LEFT else "after": called})


def _write(kind: str, login: str, title: str, ends: Mapping[str, str]) -> None:
    registry = queryUtility(IRegistry)
    if registry is None or "mutualisation.own_name" not in registry:
        return  # the suite is not there yet, or no more
    told = {"kind": kind, "what": login, "title": title}
    append(of_site(PEOPLE), act(), [{**told, **ends}])
