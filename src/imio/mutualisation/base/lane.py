"""One writer at a time in a process: conflicts between threads do not happen.

Every creation writes the same counters and the same buckets of the catalogue, so
writers that run together would mostly undo each other's work. A request that may
write waits for its turn before it looks at the database. Several processes still
conflict; the publisher then tries again, as it always does.

The line is shorter than the threads are many, so that readers are served while it is
full; who finds it so, or waits too long, is asked to come again (RFC 9110, 15.6.4).
"""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.answers import refusal
from imio.mutualisation.rules.verdict import Refused
from plone.base.interfaces import IPloneSiteRoot
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from threading import BoundedSemaphore
from threading import Lock
from typing import Any
from zope.component import adapter
from zope.publisher.interfaces import IEndRequestEvent
from zope.traversing.interfaces import IBeforeTraverseEvent
from ZPublisher.interfaces import IPubEnd
from ZPublisher.interfaces import IPubStart

import json
import transaction


SAFE = ("GET", "HEAD", "OPTIONS", "PROPFIND")
# Who signs in writes one date of their own, and a pack what nobody reads: nobody waits
# behind an import, or behind a pack, for that.
BESIDE = ("login", "@login", "@login-renew", "@logout", "manage_pack")
# With `threads` of buildout.cfg: one writes, seven wait, two are left to those who read.
LINE = 8
PATIENCE = 30  # seconds
AGAIN = 5  # seconds after which to come again
TURN = "imio.mutualisation.turn"

_line = BoundedSemaphore(LINE)
_lane = Lock()


class Busy(Refusal):
    """Too many write at once: nothing was read of what this request sends."""

    def __init__(self) -> None:
        super().__init__(Refused("site_busy"))


@adapter(IPubStart)
def take_turn(event: IPubStart) -> None:
    """Wait, then begin again, to see what the one before has written."""
    environ = event.request.environ
    # A test browser that lets errors through would never give its turn back.
    if not may_write(event.request) or environ.get("x-wsgiorg.throw_errors"):
        return
    environ[TURN] = _has_come()
    transaction.begin()


def in_line() -> int:
    """How many write or wait to write in this process."""
    return LINE - _line._value


def may_write(request: Any) -> bool:
    """Whether a request waits for its turn."""
    name = request.environ.get("PATH_INFO", "").rpartition("/")[2]
    return request.method not in SAFE and name not in BESIDE


def _has_come() -> bool:
    if not _line.acquire(blocking=False):
        return False
    if _lane.acquire(timeout=PATIENCE):
        return True
    _line.release()
    return False


@adapter(IPloneSiteRoot, IBeforeTraverseEvent)
def ask_to_come_again(site: object, event: IBeforeTraverseEvent) -> None:
    """The publisher answers nothing that is raised before it traverses. Raises `Busy`."""
    if event.request.environ.get(TURN) is False:
        raise Busy


@adapter(IPubEnd)
def give_turn_back(event: IPubEnd) -> None:
    """After the commit or the abort, whichever came."""
    _give_back(event.request)


@adapter(IEndRequestEvent)
def give_turn_back_whatever_happened(event: IEndRequestEvent) -> None:
    """An abort may fail, too: on a connection to the database that is lost, say."""
    _give_back(event.request)


def _give_back(request: Any) -> None:
    if request.environ.pop(TURN, False):
        _lane.release()
        _line.release()


def comes(patience: float) -> bool:
    """Whether a turn comes within so many seconds; it is given back at once."""
    came = _lane.acquire(timeout=patience)
    if came:
        _lane.release()
    return came


class BusyView(BrowserView):
    """To come again; loaded again, the page sends what was typed once more."""

    context: Busy
    page = ViewPageTemplateFile("busy.pt")

    def __call__(self) -> str:
        response = self.request.response
        response.setStatus(self.context.status, lock=1)
        response.setHeader("Retry-After", str(AGAIN))
        response.setHeader("Cache-Control", "no-store")
        response.setHeader("X-Theme-Disabled", "True")
        # The request is not marked as one of a client yet.
        if "json" not in self.request.environ.get("HTTP_ACCEPT", ""):
            return self.page(sentence=str(self.context))
        response.setHeader("Content-Type", "application/json")
        return json.dumps(refusal(self.context.refused))
