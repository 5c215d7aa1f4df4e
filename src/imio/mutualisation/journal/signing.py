"""Who signed in, and who could not: one line a minute for each name, and no password.

A name that nobody has is not written: it may be a password in the wrong place.
"""

from base64 import b64decode
from imio.mutualisation.base import clock
from imio.mutualisation.base.doors import Act
from imio.mutualisation.base.doors import act
from imio.mutualisation.base.doors import PAGE
from imio.mutualisation.base.doors import REST
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.journal.lines import write
from imio.mutualisation.journal.words import SIGN_IN_FAILED
from imio.mutualisation.journal.words import SIGNED_IN
from imio.mutualisation.rules.typed import legible
from plone import api
from plone.rest.interfaces import IAPIRequest
from Products.PluggableAuthService.interfaces.events import IUserLoggedInEvent
from typing import Any
from zope.component import adapter
from zope.globalrequest import getRequest

import json
import transaction


DOORS = ("login", "login_form", "@login")
CAME_IN = "imio.mutualisation.came_in"
_failed: set[tuple[str, str, int]] = set()


@adapter(IUserLoggedInEvent)
def signed_in(event: IUserLoggedInEvent) -> None:
    """Told once the date of it is written."""
    request = getRequest()
    if request is None or not IMutualisationLayer.providedBy(request):
        return
    request.environ[CAME_IN] = True
    told = (api.portal.get().getId(), SIGNED_IN, act())
    transaction.get().addAfterCommitHook(_if_written, told)


def _if_written(written: bool, *told: Any) -> None:
    if written:
        _tell(*told)


def could_not(event: Any) -> None:
    """Whoever sent a name and a password and is nobody."""
    request = event.request
    if not IMutualisationLayer.providedBy(request) or request.environ.get(CAME_IN):
        return
    login = _given(request)
    if login is None or not api.user.is_anonymous():
        return
    known = api.user.get(username=login) is not None
    place, minute = api.portal.get().getId(), int(clock.now().timestamp() // 60)
    if (place, login, minute) not in _failed:
        _failed.difference_update([each for each in _failed if each[2] != minute])
        _failed.add((place, login, minute))
        door = REST if IAPIRequest.providedBy(request) else PAGE
        _tell(place, SIGN_IN_FAILED, Act(login if known else "", "", door))


def _given(request: Any) -> str | None:
    """The name with which somebody came to a door, or with each call; none without."""
    sent = getattr(request, "_auth", None) or ""
    if sent.lower().startswith("basic "):
        return _decoded(sent[6:])
    name = request.environ.get("PATH_INFO", "").rpartition("/")[2]
    if request.method != "POST" or name not in DOORS:
        return None
    # What is no character was refused by now, and is nobody's name.
    return legible(str(request.form.get("__ac_name") or _in_body(request)))


def _decoded(sent: str) -> str:
    try:
        return b64decode(sent).decode("utf-8", "replace").partition(":")[0]
    except ValueError:
        return ""


def _in_body(request: Any) -> str:
    try:
        return str(json.loads(request.get("BODY") or "{}").get("login", ""))
    except (AttributeError, ValueError):
        return ""


def _tell(place: str, kind: str, by: Act) -> None:
    write(place, kind, {**by._asdict(), "what": kind})
