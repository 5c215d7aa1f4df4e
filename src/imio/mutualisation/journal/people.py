"""Who may act changes: accounts, and the groups that give roles, by whatever door."""

from imio.mutualisation.base.chain import append
from imio.mutualisation.base.chain import of_site
from imio.mutualisation.base.doors import act
from imio.mutualisation.journal.words import ACCOUNT
from imio.mutualisation.journal.words import JOINED
from imio.mutualisation.journal.words import LEFT
from imio.mutualisation.journal.words import NO_ACCOUNT
from plone import api
from plone.registry.interfaces import IRegistry
from Products.PluggableAuthService.interfaces.events import IPrincipalAddedToGroupEvent
from Products.PluggableAuthService.interfaces.events import IPrincipalCreatedEvent
from Products.PluggableAuthService.interfaces.events import IPrincipalDeletedEvent
from Products.PluggableAuthService.interfaces.events import (
    IPrincipalRemovedFromGroupEvent,
)
from zope.component import adapter
from zope.component import queryUtility


PEOPLE = "people"


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


def _tell(kind: str, login: str, group_id: str = "") -> None:
    """Whom, by login, and into or out of what; what is called so is known then."""
    registry = queryUtility(IRegistry)
    if registry is None or "mutualisation.own_name" not in registry:
        return  # the suite is not there yet, or no more
    group = api.group.get(group_id) if group_id else None
    called = (group and group.getProperty("title")) or group_id
    told = {"kind": kind, "what": login, "title": login}
    ends = {"before" if kind == LEFT else "after": called}
    append(of_site(PEOPLE), act(), [{**told, **ends}])
