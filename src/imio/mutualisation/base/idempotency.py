"""A call that is sent twice is taken once: the header `Idempotency-Key`.

Whoever loses an answer on the way sends the call again with the same key, and is given the
answer that was lost (draft-ietf-httpapi-idempotency-key-header). It is kept in the transaction
of the call itself, for a day. What is kept can be read with the key alone, which is not kept:
an answer may hold what is shown once, as the code that reads a bid again.
"""

from BTrees.OOBTree import OOBTree
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.lane import SAFE
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from persistent import Persistent
from plone import api
from plone.rest.interfaces import IAPIRequest
from Products.Five.browser import BrowserView
from secrets import token_bytes
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from ZPublisher.HTTPRequest import FileUpload
from ZPublisher.interfaces import IPubAfterTraversal
from ZPublisher.interfaces import IPubBeforeCommit

import hmac
import json
import re


HEADER = "Idempotency-Key"
# Random enough that nobody guesses it, as a UUID is; the quotes are those of the draft.
SOUND = re.compile(r'"?([!#-~]{16,255})"?')
KEPT = timedelta(days=1)
MOST = 200  # answers of one person
ANSWERS = "imio.mutualisation.answers"
CALL = "imio.mutualisation.call"
TOLD = ("Content-Type", "Location")
NONCE = 12


class Answer(Persistent):
    """What was answered: when, and the rest for whoever has the key."""

    def __init__(self, at: datetime, locked: bytes):
        self.at = at
        self.locked = locked


@dataclass(frozen=True, slots=True)
class Call:
    """A call with its key: who makes it, under which name its answer is kept."""

    user: str
    name: bytes
    secret: bytes
    said: bytes

    def lock(self, answer: dict[str, Any]) -> bytes:
        nonce, text = token_bytes(NONCE), json.dumps(answer).encode()
        return nonce + ChaCha20Poly1305(self.secret).encrypt(nonce, text, self.said)

    def unlock(self, locked: bytes) -> dict[str, Any]:
        """Raises `InvalidTag` where the answer is that of another call."""
        nonce, text = locked[:NONCE], locked[NONCE:]
        opened = ChaCha20Poly1305(self.secret).decrypt(nonce, text, self.said)
        answer: dict[str, Any] = json.loads(opened)
        return answer


class Answered(Exception):
    """Raised where a call was taken before: nothing of this one is done."""

    def __init__(self, answer: dict[str, Any]):
        super().__init__(HEADER)
        self.answer = answer


class AnsweredView(BrowserView):
    """The answer of the first time."""

    context: Any  # what was raised

    def __call__(self) -> None:
        answer, response = self.context.answer, self.request.response
        response.setStatus(answer["status"], lock=1)
        response.setHeader("Idempotency-Replayed", "true")
        response.setHeader("Cache-Control", "no-store")
        for name, value in answer["headers"].items():
            response.setHeader(name, value)
        response.setBody(answer["body"].encode(), lock=1)


@adapter(IPubAfterTraversal)
def answer_again(event: IPubAfterTraversal) -> None:
    """After whoever calls was let in. Raises `Answered`; `Refusal`:
    `idempotency_key_invalid`, `idempotency_key_used`.
    """
    call = _call(event.request)
    if call is None:
        return
    event.request.set(CALL, call)
    answer = _answers(call.user).get(call.name)
    if answer is None or _is_old(answer):
        return
    try:
        told = call.unlock(answer.locked)
    except InvalidTag:
        raise Refusal(Refused("idempotency_key_used")) from None
    raise Answered(told)


@adapter(IPubBeforeCommit)
def keep_answer(event: IPubBeforeCommit) -> None:
    """With what the call wrote; what was refused may be tried again."""
    call, response = event.request.get(CALL), event.request.response
    if call is None or not 200 <= response.getStatus() < 300:
        return
    headers = {name: response.getHeader(name) for name in TOLD}
    told = {
        "status": response.getStatus(),
        "headers": {name: value for name, value in headers.items() if value},
        "body": bytes(response.body or b"").decode(),
    }
    answers = _answers(call.user, make=True)
    for name in _old(answers):
        del answers[name]
    # Brussels cannot be stored.
    answers[call.name] = Answer(clock.now().astimezone(UTC), call.lock(told))


def _call(request: Any) -> Call | None:
    """The call, if it writes over REST with a key and by somebody."""
    key = request.getHeader(HEADER)
    ours = IAPIRequest.providedBy(request) and IMutualisationLayer.providedBy(request)
    if not key or not ours or request.method in SAFE:
        return None
    user = api.user.get_current().getId()
    if user is None:
        return None
    sound = SOUND.fullmatch(key.strip())
    if sound is None:
        raise Refusal(Refused("idempotency_key_invalid"))

    def derived(purpose: str, of: bytes = b"") -> bytes:
        given = b"\0".join((purpose.encode(), user.encode(), of))
        return hmac.digest(sound[1].encode(), given, "sha256")

    return Call(
        user, derived("name"), derived("secret"), derived("said", _said(request))
    )


def _said(request: Any) -> bytes:
    """All that makes a call another one."""
    path = f"{request.method} {request['PATH_INFO']}?{request.get('QUERY_STRING', '')}"
    fields = sorted(request.form.items(), key=lambda item: item[0])
    form = b"\0".join(name.encode() + b"=" + _sent(value) for name, value in fields)
    return b"\0".join((path.encode(), request.get("BODY") or b"", form))


def _sent(value: Any) -> bytes:
    if not isinstance(value, FileUpload):
        return repr(value).encode()
    data: bytes = value.read()
    value.seek(0)
    return data


def _answers(user: str, make: bool = False) -> Any:
    """The answers kept for somebody, by name; each person's are written alone."""
    annotations = IAnnotations(api.portal.get())
    if not make:
        return annotations.get(ANSWERS, {}).get(user, {})
    everybody = annotations.setdefault(ANSWERS, OOBTree())
    if user not in everybody:
        everybody[user] = OOBTree()
    return everybody[user]


def _is_old(answer: Answer) -> bool:
    return clock.now() - answer.at > KEPT


def _old(answers: Any) -> list[bytes]:
    """What makes room for one more: what is old, and the oldest above the limit."""
    by_age = sorted(answers.items(), key=lambda item: item[1].at)
    over = len(by_age) + 1 - MOST
    return [
        name for at, (name, each) in enumerate(by_age) if at < over or _is_old(each)
    ]
