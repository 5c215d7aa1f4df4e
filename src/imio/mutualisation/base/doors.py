"""By which door something was done, and by whom as they were named then."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.i18n import _
from imio.mutualisation.security import ITSELF
from plone import api
from plone.rest.interfaces import IAPIRequest
from typing import Any
from typing import NamedTuple
from zope.globalrequest import getRequest


PAGE, REST, IMPORT, COMMAND, AUTOMATIC = (
    "page",
    "rest",
    "import",
    "command",
    "automatic",
)
TITLES = {
    PAGE: _("door_page", default="Page"),
    REST: _("door_rest", default="REST"),
    IMPORT: _("door_import", default="Import"),
    COMMAND: _("door_command", default="Command"),
    AUTOMATIC: _("door_automatic", default="Automatic"),
}
_by_time = ContextVar("by_time", default=False)


class Act(NamedTuple):
    """Who does something; the login is empty for nobody."""

    login: str
    name: str
    door: str


@contextmanager
def by_time() -> Iterator[None]:
    """What is done within is done by time, whoever asks for it."""
    token = _by_time.set(True)
    try:
        yield
    finally:
        _by_time.reset(token)


def act() -> Act:
    """Who acts now, by which door."""
    user = api.user.get_current()
    login = user.getId() or ""
    return Act(login, name_of_current_user() if login else "", _door(user))


def _door(user: Any) -> str:
    if _by_time.get() or ITSELF in user.getRoles():
        return AUTOMATIC
    request = getRequest()
    published = request.get("PUBLISHED") if request is not None else None
    if published is None:
        return COMMAND
    # Of a method, the page or the service that it is of.
    if hasattr(getattr(published, "__self__", published), "importer"):
        return IMPORT
    return REST if IAPIRequest.providedBy(request) else PAGE
