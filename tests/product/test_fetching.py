"""The file at an address: nothing inside a network is ever asked."""

from imio.mutualisation.product import fetching
from imio.mutualisation.product.fetching import fetched
from imio.mutualisation.product.fetching import is_public
from imio.mutualisation.product.fetching import public_host
from imio.mutualisation.rules.verdict import Refused
from ipaddress import ip_address

import pytest


@pytest.mark.parametrize(
    ("place", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("192.168.0.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fd00::1", False),
        ("fe80::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_only_the_open_network_is_asked(place, public):
    assert is_public(ip_address(place)) is public


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/publiccode.yml",
        "file:///etc/passwd",
        "ftp://example.org/a",
        "https://example.org:8443/a",
        "https://example.org:port/a",
        "https:///a",
        "publiccode.yml",
    ],
)
def test_only_https_is_spoken(address):
    assert fetched(address) == Refused("publiccode_address", {"address": address})


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "169.254.169.254", "2130706433"]
)
def test_our_own_network_is_refused(host):
    assert fetched(f"https://{host}/publiccode.yml").reason == "publiccode_host"


def test_one_private_address_among_public_ones_is_enough(monkeypatch):
    places = ["93.184.215.14", "10.0.0.1"]
    found = [(2, 1, 6, "", (place, 443)) for place in places]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *a, **k: found)
    assert public_host("example.org").reason == "publiccode_host"


@pytest.mark.parametrize(
    ("answers", "result"),
    [
        ([b"name: x"], b"name: x"),
        (["/b", b"name: x"], b"name: x"),
        (["https://localhost/a"], "publiccode_host"),
        (["http://example.org/a"], "publiccode_address"),
        (["/b"] * 9, "publiccode_unreachable"),
    ],
)
def test_each_redirection_is_checked(monkeypatch, answers, result):
    left = iter(answers)
    real = fetching.public_host
    pinned = {"example.org": "93.184.215.14"}
    monkeypatch.setattr(
        fetching, "public_host", lambda host: pinned.get(host) or real(host)
    )
    monkeypatch.setattr(fetching, "_answer", lambda *args: next(left))
    found = fetched("https://example.org/publiccode.yml")
    assert getattr(found, "reason", found) == result


def test_an_unknown_host_is_told(monkeypatch):
    def unknown(*args, **kwargs):
        raise OSError("Name or service not known")

    monkeypatch.setattr(fetching.socket, "getaddrinfo", unknown)
    found = fetched("https://nulle-part.invalid/publiccode.yml")
    assert found.reason == "publiccode_unreachable"
