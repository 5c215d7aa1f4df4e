"""What Plone refuses in words of its own leaves with a code and a sentence of ours.

Its services say no by an `error` in English, by `null` or by nothing at all. All that leaves
is looked at once, so that none of them has to be written anew, and none is forgotten.
"""

from imio.mutualisation.base.answers import refusal
from imio.mutualisation.base.unspoken import log_refusal
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from plone.rest.interfaces import IAPIRequest
from typing import Any
from ZPublisher.interfaces import IPubBeforeAbort
from ZPublisher.interfaces import IPubBeforeCommit

import json


JSON = "application/json"
REFUSED = range(400, 500)
BY_STATUS = {401: "not_let_in", 403: "not_allowed", 404: "nothing_there"}
# What Plone calls it, where that says more.
BY_KIND = {
    "Expired Token": "link_spent",
    "Unknown Token": "link_spent",
    "Invalid password": "password_weak",
    "Wrong password": "old_password_wrong",
}
# What it does not tell by its kind.
UID = "Setting UID"


def retell(event: IPubBeforeCommit | IPubBeforeAbort) -> None:
    """Before an answer leaves, whether it was raised or not."""
    request, response = event.request, event.request.response
    if not (
        IMutualisationLayer.providedBy(request) and IAPIRequest.providedBy(request)
    ):
        return
    if response.getStatus() not in REFUSED:
        return
    said = _said(response)
    if said is None or "reason" in said:
        return
    refused = _why(said.get("error"), response.getStatus(), request["ACTUAL_URL"])
    log_refusal(request, refused.reason)
    body = json.dumps({**refusal(refused), **_fields(said.get("error"), refused)})
    response.body = body.encode()
    response.setHeader("Content-Type", JSON)
    response.setHeader("Content-Length", str(len(response.body)))


def _said(response: Any) -> dict[str, Any] | None:
    """The answer of a service; `None` for a page and a file."""
    if response.body and not (response.getHeader("Content-Type") or "").startswith(
        JSON
    ):
        return None
    said = json.loads(response.body or b"null")
    return said if isinstance(said, dict) else {}


def _why(error: Any, status: int, address: str) -> Refused:
    said = error if isinstance(error, dict) else {}
    kind = str(said.get("type"))
    if str(said.get("message")).startswith(UID):
        return Refused("field_not_yours", {"field": "UID"})
    reason = BY_KIND.get(kind) or BY_STATUS.get(status, "values_unfit")
    return Refused(reason, {"address": address})


def _fields(error: Any, refused: Refused) -> dict[str, Any]:
    """What Plone has to say of each field, which it says in the language of who asks."""
    each = error.get("errors", ()) if isinstance(error, dict) else ()
    told = [{"reason": refused.reason, **field} for field in each]
    return {"errors": told} if told else {}
