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
# What stands in a body for something that is taken out; most bodies hold none of it.
UNSEEN = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]"
    rb"|\xe2\x81[\xa6-\xa9]|\xef\xbf[\xbe\xbf]"
)
ESCAPED = re.compile(
    rb"\\[bf]|\\u(?:00[01789]|20[26]|d[89a-f]|fff)|\b(?:NaN|Infinity)\b", re.IGNORECASE
)


def leave_legible(event: IPubBeforeCommit | IPubBeforeAbort) -> None:
    """Once all is written and before it leaves, a refusal as well."""
    response = event.request.response
    body, kind = response.body, response.getHeader("Content-Type") or ""
    ours = IMutualisationLayer.providedBy(event.request)
    if not ours or not isinstance(body, bytes):
        return
    if kind.startswith(TEXTS) and UNSEEN.search(body):
        response.body = printable(body.decode("utf-8", "replace")).encode()
    elif kind.startswith(JSON) and (ESCAPED.search(body) or UNSEEN.search(body)):
        response.body = json.dumps(shown(json.loads(body)), indent=2).encode()
    else:
        return
    response.setHeader("Content-Length", str(len(response.body)))


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
