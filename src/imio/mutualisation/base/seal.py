"""The seal of the site over what it publishes and what was signed in it (PAdES).

`MUTUALISATION_SEAL` in the environment names a PKCS#12 file with a certificate that
others vouch for, `MUTUALISATION_SEAL_PASSWORD` a file with its password. Without them the
site makes a certificate that it signs itself, once: its seal shows a change, and not who
the site is.
"""

from functools import cache
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.settings import setting
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards import pades
from pathlib import Path
from plone import api
from pyhanko.sign.signers import SimpleSigner
from zope.annotation.interfaces import IAnnotations

import os


KEY = "imio.mutualisation.seal"
PACK, PASSWORD = "MUTUALISATION_SEAL", "MUTUALISATION_SEAL_PASSWORD"


def sealed(document: bytes, reason: str) -> bytes:
    """A PDF with the seal of the site over it. Raises `Refusal`: `seal_unreadable`."""
    return pades.seal(document, seal_signer(), reason)


def seal_name() -> str:
    """Who the certificate says it is. Raises as `sealed`."""
    return pades.subject_of(seal_signer())


def is_own_seal() -> bool:
    """Whether the site alone vouches for it. Raises as `sealed`."""
    return pades.is_self_signed(seal_signer())


def seal_signer() -> SimpleSigner:
    """The key and its certificate. Raises as `sealed`."""
    named = os.environ.get(PACK)
    signer = _of_machine(named, os.environ.get(PASSWORD)) if named else _of_site()
    if signer is None:
        raise Refusal(Refused("seal_unreadable"))
    return signer


@cache
def _of_machine(pack: str, password: str | None) -> SimpleSigner | None:
    try:
        secret = Path(password).read_bytes().strip() if password else None
        return pades.signer_of(Path(pack).read_bytes(), secret)
    except OSError:
        return None


def _of_site() -> SimpleSigner | None:
    """Among the annotations of the site, which no form, REST answer or export reads."""
    kept = IAnnotations(api.portal.get())
    if KEY not in kept:
        kept[KEY] = pades.self_signed(setting("own_name"), clock.now())
    return pades.signer_of(kept[KEY])
