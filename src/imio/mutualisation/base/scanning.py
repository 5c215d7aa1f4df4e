"""Files that come in are looked through by the scanner that the instance names.

None is named by default. `MUTUALISATION_CLAMD` in the environment names a ClamAV daemon,
by the path of its socket or as `host:port`. Another scanner is a utility that takes the
place of this one, in an `overrides.zcml`.
"""

from clamav_client.clamd import ClamdError
from clamav_client.clamd import ClamdNetworkSocket
from clamav_client.clamd import ClamdUnixSocket
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from io import BytesIO
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility
from zope.globalrequest import getRequest
from zope.interface import implementer
from zope.interface import Interface

import hashlib
import logging
import os


logger = logging.getLogger(__name__)

CLAMD = "MUTUALISATION_CLAMD"
PORT = 3310
PATIENCE = 20  # seconds
KEY = "imio.mutualisation.scanned"


class ScannerSilent(Exception):
    """The scanner gives no answer."""


class IScanner(Interface):
    """Looks through a file."""

    def finding(data: bytes) -> str | None:
        """The name of what is in it that must not come in, or nothing.

        Raises `ScannerSilent`.
        """


@implementer(IScanner)
class Clamd:
    """ClamAV, asked by `INSTREAM`: the file itself stands on no disk before it is clean."""

    def finding(self, data: bytes) -> str | None:
        address = os.environ.get(CLAMD)
        if not address:
            return None
        try:
            ((status, found),) = _client(address).instream(BytesIO(data)).values()
        except (ClamdError, OSError, ValueError) as error:
            raise ScannerSilent from error
        if status not in ("OK", "FOUND"):
            raise ScannerSilent(status)
        return found if status == "FOUND" else None


def _client(address: str) -> ClamdNetworkSocket:
    if "/" in address:
        return ClamdUnixSocket(address, PATIENCE)
    host, _, port = address.rpartition(":")
    return ClamdNetworkSocket(host or address, int(port) if host else PORT, PATIENCE)


def may_come_in(name: str, data: bytes) -> Verdict:
    """Refused, with the name of the file: `file_infected` (found), `scanner_silent`.

    A field asks more than once for the same file: in a request it is sent once.
    """
    request, digest = getRequest(), hashlib.sha256(data).digest()
    known = {} if request is None else IAnnotations(request).setdefault(KEY, {})
    if digest not in known:
        known[digest] = _look_through(name, data)
    return known[digest]


def _look_through(name: str, data: bytes) -> Verdict:
    try:
        found = getUtility(IScanner).finding(data)
    except ScannerSilent:
        logger.exception("The scanner of files gives no answer")
        return Refused("scanner_silent", {"file": name})
    return require(found is None, "file_infected", file=name, found=found)
