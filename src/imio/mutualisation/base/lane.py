"""One writer at a time in a process: conflicts between threads do not happen.

Every creation writes the same counters and the same buckets of the catalogue, so
writers that run together would mostly undo each other's work. A request that may
write waits for its turn before it looks at the database. Several processes still
conflict; the publisher then tries again, as it always does.
"""

from threading import Lock
from zope.component import adapter
from ZPublisher.interfaces import IPubEnd
from ZPublisher.interfaces import IPubStart

import transaction


SAFE = ("GET", "HEAD", "OPTIONS", "PROPFIND")
PATIENCE = 30  # seconds; then the request goes on without its turn
TURN = "imio.mutualisation.turn"

_lane = Lock()


@adapter(IPubStart)
def take_turn(event: IPubStart) -> None:
    """Wait, then begin again, to see what the one before has written."""
    environ = event.request.environ
    # A test browser that lets errors through would never give its turn back.
    if event.request.method in SAFE or environ.get("x-wsgiorg.throw_errors"):
        return
    environ[TURN] = _lane.acquire(timeout=PATIENCE)
    transaction.begin()


@adapter(IPubEnd)
def give_turn_back(event: IPubEnd) -> None:
    """After the commit or the abort, whichever came."""
    if event.request.environ.pop(TURN, False):
        _lane.release()
