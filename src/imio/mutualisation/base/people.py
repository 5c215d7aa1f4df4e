"""The name of whoever acts."""

from plone import api


def name_of_current_user() -> str:
    """The full name of the current user, or the login without one."""
    user = api.user.get_current()
    return user.getProperty("fullname", "") or user.getId()
