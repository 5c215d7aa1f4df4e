"""What comes in by any door is legible: forms, addresses, JSON bodies, names of files.

Word leaves control characters, a careless program half of a surrogate pair, a careful
rogue an override that prints a name backwards; any of them can break what the site
writes (Atom, CSV, PDF) or deceive who reads it. Files themselves are not touched: who
reads them cleans what they say.
"""

from collections.abc import Mapping
from DateTime.interfaces import DateTimeError
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.stumbles import STUMBLES
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.typed import clean
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zope.component import adapter
from ZPublisher.HTTPRequest import FileUpload
from ZPublisher.HTTPRequest import record
from ZPublisher.interfaces import IPubAfterTraversal
from ZPublisher.interfaces import IPubStart

import json
import re


# Their fields are read already; the body of all others may be JSON.
FORMS = ("multipart/", "application/x-www-form-urlencoded")

# Any byte or escape that may stand for something that is taken out: most bodies hold
# none of them and are left as they are.
SUSPECT = re.compile(
    rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]"
    rb"|\xed[\xa0-\xbf]|\xef\xbf[\xbe\xbf]|\\[bfru]"
    # Signs without a width and letters without a shape: a text of them alone is none.
    rb"|\xc2\xad|\xe2\x80[\x8b-\x8f]|\xe2\x81[\xa0-\xa4]|\xef\xbb\xbf"
    rb"|\xe1\x85[\x9f\xa0]|\xe2\xa0\x80|\xe3\x85\xa4|\xef\xbe\xa0"
)

MISREAD = "imio.mutualisation.misread"


@adapter(IPubStart)
def read_on(event: IPubStart) -> None:
    """Zope makes numbers and days of what is sent under a name such as `b_start:int`, before
    it knows which site is asked: what it cannot read is told once that is known.
    """
    request = event.request
    process = request.processInputs

    def processed() -> None:
        try:
            process()
        except (*STUMBLES, DateTimeError) as error:
            request.environ[MISREAD] = error

    request.processInputs = processed


@adapter(IPubAfterTraversal)
def make_legible(event: IPubAfterTraversal) -> None:
    """Before anything reads them. Raises `Refusal`: `value_misread`, `text_unreadable`."""
    request = event.request
    misread = request.environ.get(MISREAD)
    if not IMutualisationLayer.providedBy(request):
        if misread is not None:
            raise misread
        return
    if misread is not None:
        raise Refusal(Refused("value_misread")) from misread
    for name, value in request.form.items():
        request.form[name] = legible(value)
    body = request.get("BODY") or b""
    sent_as = request.get_header("Content-Type") or ""
    if not sent_as.startswith(FORMS) and SUSPECT.search(body):
        request.set("BODY", _legible_json(body))


def _legible_json(body: bytes) -> bytes:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return body  # who reads it says that it is no JSON
    return json.dumps(legible(said)).encode()


def legible(value: Any) -> Any:
    """The same value with legible texts, at any depth."""
    match value:
        case str():
            return or_refuse(clean(value))
        case list() | tuple():
            return type(value)(map(legible, value))
        case FileUpload():
            value.filename = or_refuse(clean(value.filename or ""))
        case record():
            value.__dict__.update(legible(value.__dict__))
        case Mapping():
            return {legible(key): legible(each) for key, each in value.items()}
    return value
