"""Receipts of sealed bids: signed by the site, and chained, so that none is changed unseen.

Each receipt names the link before it. The link after it is the SHA-256 of both digests,
in hexadecimal, one after the other: who has the list of the digests makes the last link,
the head, by hand. A head that was published fixes all that came before it, as in the
logs of RFC 9162; docs/concepts/sealed-bids.md says how to check one with openssl.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import PublicFormat
from dataclasses import dataclass
from dataclasses import replace
from functools import reduce
from hashlib import sha256
from imio.mutualisation.standards.sealing import canonical
from imio.mutualisation.standards.sealing import Record
from imio.mutualisation.standards.sealing import Signature
from imio.mutualisation.standards.sealing import verified
from typing import Any

import base64
import json


SCHEME = "imio.mutualisation receipt 1"
SITE = "site"  # the holder of the key
START = "0" * 64  # the link before the first receipt


@dataclass(frozen=True)
class Receipt(Record):
    """`text` is JSON in its one form; `signature` (Ed25519) and `timestamp` (RFC 3161,
    TimeStampResp, empty without) are of its UTF-8, in base64.
    """

    text: str
    signature: str
    timestamp: str = ""

    @property
    def said(self) -> dict[str, Any]:
        """What it says: what was received, when, its number and the link before."""
        said: dict[str, Any] = json.loads(self.text)
        return said

    @property
    def digest(self) -> str:
        """SHA-256 of the text, hexadecimal."""
        return digest(self.text)

    def held(self, public: str) -> bool:
        """Whether the site signed it."""
        return holds(public, self.text, self.signature)

    def stamped(self, token: bytes) -> "Receipt":
        """The same with its time-stamp."""
        return replace(self, timestamp=base64.b64encode(token).decode())


def digest(text: str) -> str:
    """SHA-256 of a text, hexadecimal."""
    return sha256(text.encode()).hexdigest()


def head(digests: Iterable[str]) -> str:
    """The last link of the receipts with these digests; `START` for none."""
    return reduce(lambda link, each: digest(link + each), digests, START)


def issue(key: bytes, before: Sequence[Receipt], **said: Any) -> Receipt:
    """The next receipt of a chain; `key` is the private key of the site, raw."""
    place = {"number": len(before) + 1, "before": head(each.digest for each in before)}
    text = canonical({"scheme": SCHEME, **place, **said})
    return Receipt(text.decode(), signed(key, text))


def signed(key: bytes, body: bytes) -> str:
    """The signature of the site."""
    private = Ed25519PrivateKey.from_private_bytes(key)
    return base64.b64encode(private.sign(body)).decode()


def holds(public: str, text: str, signature: str) -> bool:
    """Whether the site signed that text; `public` in base64."""
    return verified(Signature(SITE, public, signature), text.encode())


def chained(public: str, receipts: Sequence[Receipt]) -> tuple[Receipt, ...]:
    """The receipts up to the first one that is not signed, or not in its place."""
    link = START
    for place, receipt in enumerate(receipts, 1):
        if not receipt.held(public):
            return tuple(receipts[: place - 1])
        if (receipt.said["number"], receipt.said["before"]) != (place, link):
            return tuple(receipts[: place - 1])
        link = digest(link + receipt.digest)
    return tuple(receipts)


def public_of(key: bytes) -> str:
    """The public half, in base64."""
    private = Ed25519PrivateKey.from_private_bytes(key)
    return base64.b64encode(private.public_key().public_bytes_raw()).decode()


def as_pem(public: str) -> str:
    """A public key as openssl takes it."""
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public))
    form = PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(Encoding.PEM, form).decode()
