"""What a reason is: one row of its sentence and its HTTP status."""

from collections.abc import Mapping
from typing import NamedTuple
from zope.i18nmessageid import Message


class Reason(NamedTuple):
    """Why something is refused, and what to do about it.

    The status is that of the answer over HTTP: 409 unless the request itself is at
    fault (400), asks for what is not there (404) or not for this person (403). A step
    refused `elsewhere` is not of this object: it has no button to wait for. `service` is
    what a call reads in the place of the sentence of a page, where it mends it otherwise.
    """

    sentence: Message
    status: int = 409
    elsewhere: bool = False
    service: Message | None = None


Reasons = Mapping[str, Reason]
