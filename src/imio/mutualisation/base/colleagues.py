"""Who acts for an authority, as people name each other: by login or e-mail address."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from imio.mutualisation.base.localroles import kind_of
from imio.mutualisation.base.localroles import people_of
from imio.mutualisation.base.localroles import ROLES
from imio.mutualisation.interfaces import IGroupOwner
from imio.mutualisation.security import GROUPS
from plone import api
from typing import Any


def colleagues(owner: Any) -> Mapping[str, str]:
    """The ids of users, by login and by address in small letters.

    Of a member or a partner its own people; elsewhere those of IMIO.
    """
    known: dict[str, str] = {}
    for user in sorted(set(_users(owner))):
        person = api.user.get(userid=user)
        if person is not None:
            address = person.getProperty("email", "") or ""
            known |= dict.fromkeys((user.lower(), address.lower()), user)
    known.pop("", None)
    return known


def _users(owner: Any) -> Iterable[str]:
    if IGroupOwner.providedBy(owner):
        # Not those who look after its people alone: they see none of its records.
        for group in ROLES[kind_of(owner)]:
            yield from people_of(owner, group)
    else:
        yield from _of_imio()


def _of_imio() -> Iterator[str]:
    groups = api.portal.get_tool("portal_groups")
    for group in GROUPS:
        yield from groups.getGroupMembers(group)
