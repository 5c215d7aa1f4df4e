"""Time-stamps of documents by a trusted authority (RFC 3161).

The authority never sees the document: its SHA-512 is sent, and comes back signed with
the time. Who trusts the certificate of the authority can check the token for ever.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from cryptography import x509
from datetime import datetime
from rfc3161_client import decode_timestamp_response
from rfc3161_client import HashAlgorithm
from rfc3161_client import TimeStampRequest
from rfc3161_client import TimestampRequestBuilder
from rfc3161_client import TimeStampResponse
from rfc3161_client import TimeStampTokenInfo
from rfc3161_client import VerificationError
from rfc3161_client import VerifierBuilder
from rfc3161_client.tsp import PKIStatus

import requests


HEADERS = {"Content-Type": "application/timestamp-query"}


class TimestampFailed(Exception):
    """There is no time-stamp, or it proves nothing; `cause` says why in one word.

    The words: `unreachable` (no service answers there), `refused` (it
    answers, and gives none), `unreadable` (what it gives is no time-stamp),
    `mismatch` (it is about something else), `untrusted` (no root vouches for it).
    """

    def __init__(self, cause: str, detail: object):
        super().__init__(f"{cause}: {detail}")
        self.cause = cause


def stamp(document: bytes, tsa_url: str, timeout: float = 10) -> bytes:
    """The answer of the authority (TimeStampResp, DER): a time-stamp of `document`.

    `tsa_url` is http or https; `timeout` is in seconds without a sign of life. Who
    signed is not asked here: see `verify`. Raises `TimestampFailed`, and `ValueError`
    for an empty document.
    """
    request = _request(document)
    token = _post(tsa_url, request.as_bytes(), timeout)
    with _reading():
        info = _granted(token).tst_info
        if info.nonce != request.nonce:
            raise TimestampFailed("mismatch", "an answer to another request")
        _check_imprint(info, request)
    return token


def stamped_at(token: bytes) -> datetime:
    """The instant in the time-stamp, in UTC. Raises `TimestampFailed`."""
    with _reading():
        return _granted(token).tst_info.gen_time


def verify(token: bytes, document: bytes, roots: Iterable[bytes]) -> None:
    """Check that one of `roots` vouches for this time-stamp of `document`.

    Each root is PEM text, of one certificate or more; the chain is judged as it was at
    the instant of the time-stamp. Raises `TimestampFailed`, and `ValueError` when a
    root holds no certificate or there is none.
    """
    request = _request(document)
    verifier = VerifierBuilder(roots=_certificates(roots)).build()
    with _reading():
        response = _granted(token)
        _check_imprint(response.tst_info, request)
        verifier.verify_message(response, document)


def _request(document: bytes) -> TimeStampRequest:
    builder = TimestampRequestBuilder().hash_algorithm(HashAlgorithm.SHA512)
    return builder.data(document).build()


def _certificates(roots: Iterable[bytes]) -> list[x509.Certificate]:
    return [found for pem in roots for found in x509.load_pem_x509_certificates(pem)]


def _post(url: str, query: bytes, timeout: float) -> bytes:
    try:
        answer = requests.post(
            url, data=query, headers=HEADERS, timeout=timeout, allow_redirects=False
        )
    except requests.RequestException as error:
        raise TimestampFailed("unreachable", error) from error
    if answer.status_code != requests.codes.ok:
        raise TimestampFailed("refused", f"HTTP {answer.status_code}")
    return answer.content


@contextmanager
def _reading() -> Iterator[None]:
    """What the library says of a token, in our words: it parses parts when asked."""
    try:
        yield
    except VerificationError as error:
        raise TimestampFailed("untrusted", error) from error
    except ValueError as error:
        raise TimestampFailed("unreadable", error) from error


def _granted(token: bytes) -> TimeStampResponse:
    response = decode_timestamp_response(token)
    if response.status != PKIStatus.GRANTED:
        raise TimestampFailed("refused", "; ".join(response.status_string))
    return response


def _check_imprint(info: TimeStampTokenInfo, request: TimeStampRequest) -> None:
    told, asked = info.message_imprint, request.message_imprint
    if (told.hash_algorithm, told.message) != (asked.hash_algorithm, asked.message):
        raise TimestampFailed("mismatch", "a time-stamp of another document")
