"""What goes out is legible: what is stored already breaks no output.

The mirror of `incoming.py`, for what was stored before anybody stood at the doors: a control
character makes an Atom feed no XML, half of a surrogate pair and NaN make an answer no JSON.
Files are given as they were sent.
"""

from collections.abc import Mapping
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.typed import finite
from imio.mutualisation.rules.typed import legible
from imio.mutualisation.rules.typed import printable
from typing import Any
from ZPublisher.interfaces import IPubBeforeAbort
from ZPublisher.interfaces import IPubBeforeCommit

import json
import re


JSON = ("application/json", "application/ld+json")
TEXTS = (
    "application/atom+xml",
    "application/yaml",
    "text/calendar",
    "text/csv",
    "text/html",
)
# What stands in a body for something that is taken out; most bodies hold none of it. Each
# pattern begins with signs that are always the same: those are found ten times quicker.
CONTROLS = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
UNSEEN = tuple(
    map(
        re.compile,
        (
            rb"\xc2[\x80-\x9f]",
            rb"\xe2\x80[\xa8-\xae]",
            rb"\xe2\x81[\xa6-\xa9]",
            rb"\xef\xbf[\xbe\xbf]",
        ),
    )
)
ESCAPED = re.compile(
    rb"\\(?:[bf]|u(?:00(?:[0189]|7f)|202[89a-e]|206[6-9]|d[89a-f]|fff[ef]))",
    re.IGNORECASE,
)
NO_NUMBERS = (b"NaN", b"Infinity")


def leave_legible(event: IPubBeforeCommit | IPubBeforeAbort) -> None:
    """Once all is written and before it leaves, a refusal as well."""
    response = event.request.response
    body, kind = response.body, response.getHeader("Content-Type") or ""
    ours = IMutualisationLayer.providedBy(event.request)
    if not ours or not isinstance(body, bytes):
        return
    if kind.startswith(TEXTS) and has_unseen(body):
        response.body = printable(body.decode("utf-8", "replace")).encode()
    elif kind.startswith(JSON) and (has_escaped(body) or has_unseen(body)):
        response.body = json.dumps(shown(json.loads(body)), indent=2).encode()
    else:
        return
    response.setHeader("Content-Length", str(len(response.body)))


def has_unseen(body: bytes) -> bool:
    """Whether something in it is no sign that anybody sees."""
    if len(body.translate(None, CONTROLS)) < len(body):
        return True
    return not body.isascii() and any(each.search(body) for each in UNSEEN)


def has_escaped(body: bytes) -> bool:
    """Whether JSON says something of the kind by its number, or may hold no number."""
    return any(each in body for each in NO_NUMBERS) or bool(ESCAPED.search(body))


def shown(value: Any) -> Any:
    """The same value with legible texts and numbers, at any depth."""
    match value:
        case str():
            return legible(value)
        case float():
            return value if finite(value) else None
        case Mapping():
            return {shown(name): shown(each) for name, each in value.items()}
        case list() | tuple():
            return [shown(each) for each in value]
    return value
