"""Time-stamps, asked from a real authority."""

from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.base import clock
from imio.mutualisation.standards import timestamp
from timestamp_authority import Authority

import pytest
import socket
import subprocess


pytestmark = pytest.mark.row("G12")

DOCUMENT = b"%PDF-1.7 a regulation"
REJECTION = bytes.fromhex("30053003020102")
GRANTED_WITHOUT_TOKEN = bytes.fromhex("30053003020100")


@pytest.fixture(scope="module")
def token(tsa):
    return timestamp.stamp(DOCUMENT, tsa.url)


@pytest.fixture
def silent():
    """The address of a service that takes calls and never answers."""
    with socket.create_server(("localhost", 0)) as listening:
        yield f"http://localhost:{listening.getsockname()[1]}/"


def cause(action, *args, **kwargs) -> str:
    with pytest.raises(timestamp.TimestampFailed) as failure:
        action(*args, **kwargs)
    return failure.value.cause


def test_a_time_stamp_is_verified_by_its_root(tsa, token):
    assert timestamp.verify(token, DOCUMENT, [tsa.root_pem]) is None


def test_openssl_agrees(tsa, token):
    (tsa.folder / "document").write_bytes(DOCUMENT)
    (tsa.folder / "token").write_bytes(token)
    command = "openssl ts -verify -data document -in token -CAfile root.pem"
    run = subprocess.run(command.split(), cwd=tsa.folder, capture_output=True)
    assert b"Verification: OK" in run.stdout + run.stderr


def test_it_tells_an_aware_instant(token, real_day):
    told = timestamp.stamped_at(token)
    assert told.utcoffset() == timedelta(0)
    assert abs(clock.now() - told) < timedelta(minutes=10)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((503, b""), "refused"),
        ((302, b""), "refused"),
        ((200, REJECTION), "refused"),
        ((200, GRANTED_WITHOUT_TOKEN), "unreadable"),
        ((200, b"<html>"), "unreadable"),
        ((200, b""), "unreadable"),
    ],
)
def test_what_is_no_time_stamp_is_turned_down(tsa, monkeypatch, answer, expected):
    monkeypatch.setattr(tsa, "instead", answer)
    assert cause(timestamp.stamp, DOCUMENT, tsa.url) == expected


@pytest.mark.parametrize("document", [DOCUMENT, b"another"])
def test_an_earlier_answer_is_no_answer(tsa, token, monkeypatch, document):
    monkeypatch.setattr(tsa, "instead", (200, token))
    assert cause(timestamp.stamp, document, tsa.url) == "mismatch"


@pytest.mark.parametrize(
    "url",
    ["http://localhost:1/", "ftp://localhost/", "file:///etc/hostname", "", "tsa"],
)
def test_where_no_service_answers(url):
    assert cause(timestamp.stamp, DOCUMENT, url) == "unreachable"


def test_a_silent_service_is_not_waited_for(silent):
    assert cause(timestamp.stamp, DOCUMENT, silent, timeout=0.2) == "unreachable"


def test_it_proves_nothing_of_another_document(tsa, token):
    roots = [tsa.root_pem]
    assert cause(timestamp.verify, token, b"another", roots) == "mismatch"


def test_a_root_that_did_not_sign_does_not_vouch(tsa, token, tmp_path):
    other = Authority(tmp_path)
    other.found()
    assert cause(timestamp.verify, token, DOCUMENT, [other.root_pem]) == "untrusted"
    both = [other.root_pem + tsa.root_pem]
    assert timestamp.verify(token, DOCUMENT, both) is None


def test_another_signature_is_not_trusted(tsa, token):
    forged = token[:-1] + bytes([token[-1] ^ 1])
    assert cause(timestamp.verify, forged, DOCUMENT, [tsa.root_pem]) == "untrusted"


@pytest.mark.parametrize("roots", [[], [b""], [b"no certificate"]])
def test_roots_must_hold_a_certificate(token, roots):
    with pytest.raises(ValueError):
        timestamp.verify(token, DOCUMENT, roots)


@given(at=st.integers(0, 3000), byte=st.integers(0, 255))
def test_what_still_verifies_tells_the_same_instant(tsa, token, at, byte):
    changed = bytearray(token)
    changed[at % len(token)] = byte
    try:
        timestamp.verify(bytes(changed), DOCUMENT, [tsa.root_pem])
    except timestamp.TimestampFailed as failure:
        assert failure.cause
    else:
        assert timestamp.stamped_at(bytes(changed)) == timestamp.stamped_at(token)
