"""Time-stamps (RFC 3161) by the service of the settings, where there is one."""

from imio.mutualisation.base.settings import setting
from imio.mutualisation.standards.timestamp import stamp
from imio.mutualisation.standards.timestamp import TimestampFailed

import logging


logger = logging.getLogger(__name__)

# Other writers wait meanwhile: rather go on without than keep them long.
PATIENCE = 4  # seconds


def token_of(document: bytes) -> bytes | None:
    """A time-stamp of the document; none without a service. Raises `TimestampFailed`."""
    service = setting("timestamp_url")
    return stamp(document, service, PATIENCE) if service else None


def token_or_log(document: bytes, what: str) -> bytes | None:
    """The same, where all goes on without: that there is none is logged."""
    try:
        return token_of(document)
    except TimestampFailed as error:
        logger.warning("No time-stamp for %s: %s", what, error)
        return None
