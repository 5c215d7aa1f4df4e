"""Over REST, nobody overwrites anybody either: the `ETag` of a record, and `If-Match`.

RFC 9110, 13.1.1: whoever changes a record may say which version it has read. RFC 6585, 3: a
site may ask for it. The tag is that of what is stored, and not of the answer, which also tells
of the day and of other records: it is made for `If-Match`, and nothing is answered 304.
"""

from Acquisition import aq_base
from collections.abc import Callable
from hashlib import blake2b
from imio.mutualisation.base import versions
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.lane import SAFE
from imio.mutualisation.base.settings import setting
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.interfaces import IDexterityContent
from plone.rest.interfaces import IService
from plone.restapi.services.content.get import ContentGet
from typing import Any
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal
from ZPublisher.interfaces import IPubBeforeCommit


HEADER = "If-Match"
CHANGING = ("PATCH", "PUT", "DELETE")


def tag(record: Any) -> str:
    """The version of a record: another one as soon as it, or its history, is written."""
    stored = (record, vars(aq_base(record)).get("workflow_history"))
    return entity_tag(b"".join(map(_serial, stored)))


def entity_tag(said: bytes) -> str:
    """As HTTP writes a strong one."""
    return f'"{blake2b(said, digest_size=12).hexdigest()}"'


def _serial(stored: Any) -> bytes:
    if getattr(stored, "_p_jar", None) is None:
        return b""
    stored._p_activate()  # a ghost does not know its version
    return bytes(stored._p_serial)


def require_version(
    request: Any, present: str, changes: bool, meanwhile: Callable[[], str]
) -> None:
    """Whether a call is made on the present version, if it says on which.

    Raises `Refusal`: `record_changed` (meanwhile), `if_match_missing` where it changes what
    is there, and the settings ask for the header.
    """
    said = request.getHeader(HEADER)
    if said is None:
        if changes and setting("if_match_required"):
            raise Refusal(Refused("if_match_missing"))
    elif said.strip() != "*" and present not in (
        tag.strip() for tag in said.split(",")
    ):
        raise Refusal(Refused("record_changed", {"meanwhile": meanwhile()}))


@adapter(IPubAfterTraversal)
def ask_version(event: IPubAfterTraversal) -> None:
    """Of all calls that write to a record. Raises as `require_version`."""
    request = event.request
    record = _record(request)
    if record is None or request.method in SAFE:
        return
    # A service says whether it makes something new, which overwrites nothing.
    keeps = getattr(request["PUBLISHED"], "creates", True)
    changes = request.method in CHANGING or not keeps
    told = versions.writer_of
    require_version(request, tag(record), changes, lambda: versions.told(told(record)))


@adapter(IPubBeforeCommit)
def tell_version(event: IPubBeforeCommit) -> None:
    """With what GET says of a record."""
    request = event.request
    record = _record(request)
    if record is not None and isinstance(request["PUBLISHED"], ContentGet):
        request.response.setHeader("ETag", tag(record))


def _record(request: Any) -> Any:
    """What a service is called on, where it is content of the site."""
    service = request["PUBLISHED"]
    if not (IService.providedBy(service) and IMutualisationLayer.providedBy(request)):
        return None
    record = service.context
    is_content = IDexterityContent.providedBy(record)
    return record if is_content and not IPloneSiteRoot.providedBy(record) else None
