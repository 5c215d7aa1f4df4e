"""The published extract: made once, masked, and time-stamped where that is set up."""

from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.seal import sealed
from imio.mutualisation.base.timestamps import token_of
from imio.mutualisation.deliberation.document import extract
from imio.mutualisation.deliberation.document import signed_by
from imio.mutualisation.deliberation.masking import masked_digest
from imio.mutualisation.deliberation.masking import may_read_all
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.timestamp import stamped_at
from imio.mutualisation.standards.timestamp import TimestampFailed
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedFile
from typing import Any

import logging


logger = logging.getLogger(__name__)

PDF = "application/pdf"
TOKEN_TYPE = "application/timestamp-reply"
PUBLISHED_RECORD = (
    "published_on",
    "entry_into_force_on",
    "extract",
    "extract_sha256",
    "timestamp_token",
    "timestamped_at",
)


def extract_for_reader(act: IDeliberation) -> bytes:
    """Masked for those who do not read the masked passages."""
    if may_read_all(act):
        return extract(act, masked=False)
    return bytes(published_extract(act).data)


def published_extract(act: IDeliberation) -> Any:
    """The file that was made once and sealed, for those who read all, or as long as it masks
    what is masked by now; else one that does.
    """
    if may_read_all(act) or masks_as_sealed(act):
        return act.extract
    document = extract(act, masked=True)
    return NamedFile(document, contentType=PDF, filename=act.extract.filename)


def masks_as_sealed(act: IDeliberation) -> bool:
    """Whether the passages are masked by the same rules as in the published extract."""
    return not act.masked_passages or act.masked_sha256 == masked_digest(act)


def extract_to_sign(act: IDeliberation) -> tuple[str, bytes]:
    """The name of the file, and the extract with all its passages."""
    return f"{act.number}.pdf", extract(act, masked=False)


def freeze_extract(act: IDeliberation) -> None:
    """Store the PDF that the public reads, with its SHA-256 and its time-stamp."""
    document = extract(act, masked=True)
    who = signed_by(act)
    if who:
        document = sealed(document, " ; ".join(who))
    act.extract = NamedBlobFile(document, contentType=PDF, filename=f"{act.number}.pdf")
    act.extract_sha256 = sha256(document)
    act.masked_sha256 = masked_digest(act)
    try:
        timestamp(act)
    except TimestampFailed as error:
        # The act is published all the same; its page offers to try again.
        logger.warning("No time-stamp for %s: %s", act.number, error)


def timestamp(act: IDeliberation) -> None:
    """Have the published PDF time-stamped (RFC 3161), if a service is set up.

    Raises `TimestampFailed`.
    """
    token = token_of(act.extract.data)
    if token is None:
        return
    act.timestamp_token = NamedBlobFile(
        token, contentType=TOKEN_TYPE, filename=f"{act.number}.tsr"
    )
    act.timestamped_at = stamped_at(token)


def stamped(act: IDeliberation) -> Any | Refused:
    """Have a published act time-stamped. Refused: `not_published`,
    `timestamp_not_set_up`, `timestamp_failed` (cause).
    """
    if act.extract is None:
        return Refused("not_published")
    try:
        timestamp(act)
    except TimestampFailed as error:
        return Refused("timestamp_failed", {"cause": str(error)})
    return act if act.timestamp_token else Refused("timestamp_not_set_up")
