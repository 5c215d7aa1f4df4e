"""The one address of the site: who asks at another gets no answer.

All that is sent or printed (mails, documents, QR codes, open data, feeds) bears the
address that was asked at. A forged `Host` would stand in it, and the link that gives a
password would lead elsewhere (OWASP ASVS 5.0, V4).
"""

from collections.abc import Iterator
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from plone.base.interfaces import IPloneSiteRoot
from urllib.parse import SplitResult
from urllib.parse import urlsplit
from zope.component import adapter
from zope.traversing.interfaces import IBeforeTraverseEvent

import os


# In the environment of the instance: `https://mutualisation.example.be`.
ADDRESS = "MUTUALISATION_ADDRESS"
# Where none is given, the site is for this machine alone.
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
PORTS = {"http": 80, "https": 443}


def is_own(asked: str, own: str) -> bool:
    """Whether an address (`http://localhost:8080`) is that of the site."""
    try:
        parts = urlsplit(asked)
        said = tuple(_origin(parts))
    except ValueError:
        return False
    if parts.path or "@" in parts.netloc:
        return False
    return said == tuple(_origin(urlsplit(own))) if own else said[1] in THIS_MACHINE


def _origin(parts: SplitResult) -> Iterator[str | int | None]:
    yield parts.scheme
    yield parts.hostname
    yield parts.port or PORTS.get(parts.scheme)


@adapter(IPloneSiteRoot, IBeforeTraverseEvent)
def refuse_other_addresses(site: object, event: IBeforeTraverseEvent) -> None:
    """After a virtual host is known. Raises `Refusal`: `other_address`."""
    request = event.request
    if not IMutualisationLayer.providedBy(request):
        return
    own = os.environ.get(ADDRESS, "")
    address = request["SERVER_URL"]
    if is_own(address, own):
        return
    # The page of the refusal, too, bears the right one.
    here = urlsplit(own or f"http://localhost:{request.environ['SERVER_PORT']}")
    request.setServerURL(here.scheme, here.hostname, here.port or PORTS[here.scheme])
    request.set("ACTUAL_URL", request["SERVER_URL"])
    # No theme is found before the site is entered.
    request.response.setHeader("X-Theme-Disabled", "True")
    raise Refusal(Refused("other_address", {"address": request["SERVER_URL"]}))
