"""The key (Ed25519) with which the site signs: made once, and in no field.

It lies among the annotations of the site, which no form, REST answer or export reads.
"""

from imio.mutualisation.standards.receipts import as_pem
from imio.mutualisation.standards.receipts import public_of
from imio.mutualisation.standards.receipts import Receipt
from plone import api
from secrets import token_bytes
from zope.annotation.interfaces import IAnnotations


KEY = "imio.mutualisation.site_key"
LENGTH = 32


def site_key() -> bytes:
    """The private key, raw; made when it is first asked for, at the installation."""
    kept: bytes = IAnnotations(api.portal.get()).setdefault(KEY, token_bytes(LENGTH))
    return kept


def site_public_key() -> str:
    """What one checks its signatures with, in base64."""
    return public_of(site_key())


def shown_receipt(receipt: Receipt) -> dict[str, str]:
    """A receipt as its bidder keeps it, with what checks it."""
    key = as_pem(site_public_key())
    return {**receipt.to_dict(), "sha256": receipt.digest, "site_key": key}
