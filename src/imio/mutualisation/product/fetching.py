"""A publiccode.yml from its address: by https only, never from inside a network."""

from http.client import HTTPException
from http.client import HTTPResponse
from http.client import HTTPSConnection
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.publiccode.loading import MAX_BYTES
from imio.mutualisation.standards.publiccode.texts import shown
from ipaddress import ip_address
from ipaddress import ip_network
from ipaddress import IPv4Address
from ipaddress import IPv6Address
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult
from urllib.parse import urljoin
from urllib.parse import urlsplit

import socket
import ssl


PATIENCE = 10.0  # seconds, all in all
REDIRECTS = 3
MOVED = (301, 302, 303, 307, 308)
PORT = 443
# IANA's special-purpose registries, of which Python versions know different parts.
CLOSED = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "2620:4f:8000::/48",
            "3fff::/20",
        ),
    )
)
# All that is given out of the addresses of version 6.
OPEN_6 = ip_network("2000::/3")
WRAPPING = ("ipv4_mapped", "sixtofour", "teredo")


def fetched(address: str) -> bytes | Refused:
    """The file at an address, one byte more than the largest at most.

    Each redirection is checked as the first address is. Refused:
    `publiccode_address` (address), `publiccode_host` (host), `publiccode_unreachable`
    (address, cause).
    """
    until = monotonic() + PATIENCE
    for _turn in range(REDIRECTS + 1):
        answer = _asked(address, until)
        if not isinstance(answer, str):
            return answer
        address = urljoin(address, answer)
    return _unreachable(address, f"{REDIRECTS} redirections")


def public_host(host: str) -> str | Refused:
    """An address of a host, if none of them is inside a network.

    Refused: `publiccode_host` (host); raises `OSError` for an unknown host.
    """
    known = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    places = [str(place[0]) for *_kind, place in known]
    if not all(is_public(ip_address(place.split("%")[0])) for place in places):
        return Refused("publiccode_host", {"host": host})
    return places[0]


def is_public(place: IPv4Address | IPv6Address) -> bool:
    """Whether an address is of the open network, and wraps no other one."""
    if any(getattr(place, name, None) for name in WRAPPING):
        return False
    given_out = place.version == 4 or place in OPEN_6
    return given_out and not any(place in each for each in CLOSED)


def _asked(address: str, until: float) -> bytes | str | Refused:
    """The file, where it is said to have moved to, or why there is none."""
    parts = _https(address)
    if parts is None:
        return Refused("publiccode_address", {"address": address})
    host = str(parts.hostname)
    try:
        place = public_host(host)
        if isinstance(place, Refused):
            return place
        return _answer(_Pinned(host, place, until), parts, until)
    except (OSError, ValueError, HTTPException) as error:
        return _unreachable(address, shown(str(error) or type(error).__name__))


def _https(address: str) -> SplitResult | None:
    """The parts of an address that is asked for; `None` for any other."""
    try:
        parts = urlsplit(address.strip())
        usual = parts.port in (None, PORT)
    except ValueError:
        return None
    return parts if parts.scheme == "https" and parts.hostname and usual else None


def _answer(
    connection: "_Pinned", parts: SplitResult, until: float
) -> bytes | str | Refused:
    try:
        here = parts._replace(scheme="", netloc="", fragment="")
        connection.request("GET", here.geturl() or "/")
        response = connection.getresponse()
        data = response.read(MAX_BYTES + 1)
    finally:
        connection.give_up()
    if monotonic() > until:
        raise TimeoutError(f"{PATIENCE:g} s")
    return _taken(response, data, parts.geturl())


def _taken(response: HTTPResponse, data: bytes, address: str) -> bytes | str | Refused:
    moved = response.getheader("Location")
    if response.status in MOVED and moved:
        return moved
    if response.status != 200:
        return _unreachable(address, f"HTTP {response.status}")
    return data


def _unreachable(address: str, cause: str) -> Refused:
    return Refused("publiccode_unreachable", {"address": address, "cause": cause})


class _Pinned(HTTPSConnection):
    """Talks to the place that was checked, whatever the name says by then, and hangs up
    when the time is over.
    """

    alarm: Timer | None = None

    def __init__(self, host: str, place: str, until: float):
        context = ssl.create_default_context()
        super().__init__(host, PORT, timeout=PATIENCE, context=context)
        self.tls, self.place, self.until = context, place, until

    def connect(self) -> None:
        plain = socket.create_connection((self.place, PORT), self._left())
        self.sock = self.tls.wrap_socket(
            plain, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.alarm = Timer(self._left(), self.sock.shutdown, (socket.SHUT_RDWR,))
        self.alarm.daemon = True
        self.alarm.start()
        self.sock.do_handshake()

    def give_up(self) -> None:
        if self.alarm is not None:
            self.alarm.cancel()
        self.close()

    def _left(self) -> float:
        return max(0.1, self.until - monotonic())
