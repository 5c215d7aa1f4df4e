"""The name of whoever acts, kept with what was done: a later name changes no past."""

from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.standards.texts import clean
from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter


# In each entry of a history, beside Plone's `actor`, which is the login.
NAME = "actor_name"


def name_of_current_user() -> str:
    """The full name of the current user, or the login without one."""
    user = api.user.get_current()
    return user.getProperty("fullname", "") or user.getId()


def full_name(login: str) -> str:
    """The full name of an account, or the login where there is none; what is no text, as old
    data may hold, is nobody's.
    """
    user = api.user.get(clean(login))
    return (user and user.getProperty("fullname", "")) or login


def signature_of_current_user() -> str:
    """The same with the login beside it, which stays when the name is another one."""
    return with_login(name_of_current_user(), api.user.get_current().getId())


def with_login(name: str | None, login: str | None) -> str:
    """`Marie Fictive (agent-mons)`; the one of both that there is."""
    if not name or not login or name == login:
        return login or name or ""
    return f"{name} ({login})"


@adapter(IGuarded, IAfterTransitionEvent)
def keep_name(obj: Any, event: IAfterTransitionEvent) -> None:
    """The name goes into the entry that the workflow has just made."""
    event.status[NAME] = name_of_current_user()
