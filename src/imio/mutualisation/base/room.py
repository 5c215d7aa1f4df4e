"""A disk that is full: reading goes on and people sign in; nothing else is begun.

What would be written is refused before the site looks at it (RFC 4918, 11.5), so that nothing
is half done. Who signs in does without the date of it.
"""

from collections.abc import Callable
from errno import EDQUOT
from errno import ENOSPC
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.answers import refusal
from imio.mutualisation.base.lane import BESIDE
from imio.mutualisation.base.lane import may_write
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from importlib.resources import files
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from Products.Five.browser import BrowserView
from typing import Any
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.interface import implementedBy
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import providedBy
from zope.traversing.interfaces import IBeforeTraverseEvent
from ZPublisher.interfaces import IPubBeforeCommit

import json
import shutil
import transaction


MEGABYTE = 1024 * 1024
LOW = 512 * MEGABYTE  # bytes below which somebody has to look after the disk
# Below these nothing is begun: the largest file that is taken in, and what comes with it.
LEAST = 96 * MEGABYTE
FULL = (ENOSPC, EDQUOT)
SIGNING_IN = tuple(name for name in BESIDE if name != "manage_pack")
# A page that needs no template: one that is not compiled yet could not be kept.
PAGE = files("imio.mutualisation") / "static" / "indisponible.html"
SENTENCE = "Le site est indisponible pour le moment."


class NoRoom(Refusal):
    """Nothing was read of what this request sends."""

    def __init__(self) -> None:
        super().__init__(Refused("disk_full"))


def free() -> int:
    """Bytes left where the database and its files lie."""
    storage = api.portal.get()._p_jar.db().storage
    return shutil.disk_usage(storage.temporaryDirectory()).free


@adapter(IPloneSiteRoot, IBeforeTraverseEvent)
def refuse_without_room(site: object, event: IBeforeTraverseEvent) -> None:
    """Raises `NoRoom`: `disk_full`, where something would be written."""
    if may_write(event.request) and is_full():
        raise NoRoom


def is_full() -> bool:
    return free() < LEAST


@adapter(IPubBeforeCommit)
def sign_in_without_a_date(event: IPubBeforeCommit) -> None:
    """The session is a cookie or a token; what else a sign-in writes is left out."""
    name = event.request.environ.get("PATH_INFO", "").rpartition("/")[2]
    if name in SIGNING_IN and api.portal.get() is not None and is_full():
        transaction.abort()


class NoRoomView(BrowserView):
    """507, as JSON or as a page that stands without anything else."""

    context: Refusal

    def __call__(self) -> str:
        response = self.request.response
        response.setStatus(self.context.status, lock=1)
        response.setHeader("Cache-Control", "no-store")
        response.setHeader("X-Theme-Disabled", "True")
        if "json" not in self.request.environ.get("HTTP_ACCEPT", ""):
            response.setHeader("Content-Type", "text/html; charset=utf-8")
            page = PAGE.read_text(encoding="utf-8")
            return page.replace(SENTENCE, str(self.context))
        response.setHeader("Content-Type", "application/json")
        return json.dumps(refusal(self.context.refused))


@implementer(Interface)
@adapter(OSError, IMutualisationLayer)
def without_room(error: OSError, request: IMutualisationLayer) -> Any:
    """A disk that is full earlier than it said; any other error of the machine as before."""
    if error.errno in FULL:
        return NoRoomView(NoRoom(), request)
    usual: Callable[[Any, Any], Any] = getGlobalSiteManager().adapters.lookup(
        (implementedBy(Exception), providedBy(request)), Interface, "index.html"
    )
    return usual(error, request)
