"""What people type reaches no log.

Plone keeps the whole request beside each error, for who looks after the site: prices,
answers and passphrases would stand there. And what is sealed or opens a seal is not named
by an error either: of those forms only the kind of the error and its place are told.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.interfaces import IMutualisationLayer
from pathlib import Path
from plone import api
from plone.restapi.exceptions import DeserializationError
from transaction.interfaces import TransientError
from typing import Any
from zExceptions import HTTPException
from zope.component import adapter
from ZPublisher.interfaces import IPubBeforeAbort

import logging
import traceback


logger = logging.getLogger(__name__)

# The request is at fault, and the answer says why: no error of the site.
ANSWERED = (
    "BadRequest",
    "Busy",
    "DeserializationError",
    "NoRoom",
    "Refusal",
    "Unsound",
)


class Unspoken(Exception):
    """An error where something secret was typed."""


@adapter(IPubBeforeAbort)
def forget_what_was_sent(event: IPubBeforeAbort) -> None:
    """The entry keeps the error, its place, the address and who asked."""
    request = event.request
    if event.retry or not IMutualisationLayer.providedBy(request):
        return
    for name in (*request.form, "BODY"):
        request.other.pop(name, None)
    request.form.clear()


@adapter(IPubBeforeAbort)
def tell_refusal(event: IPubBeforeAbort) -> None:
    refusal = event.exc_info[1]
    if isinstance(refusal, Refusal) and not event.retry:
        log_refusal(event.request, refusal.refused.reason)


def log_refusal(request: Any, reason: str) -> None:
    """One line, with neither traceback nor what was typed: of whom, where, and why.

    Whoever answers a refusal without raising it calls this, too.
    """
    place, who = request.environ.get("PATH_INFO", ""), request.get("AUTHENTICATED_USER")
    logger.info("%s: %s %s by %s", reason, request.method, place, who or "nobody")


def keep_log_silent() -> None:
    """What is answered as a refusal is no entry; what the site ignores already stays so."""
    log = api.portal.get().error_log
    known = log.getProperties()
    ignored = dict.fromkeys((*known["ignored_exceptions"], *ANSWERED))
    log.setProperties(**{**known, "ignored_exceptions": tuple(ignored)})


@contextmanager
def unspoken() -> Iterator[None]:
    """Around a call in which something secret is typed.

    Raises `Unspoken` in the place of an error that nobody foresaw.
    """
    try:
        yield
    except (DeserializationError, HTTPException, Refusal, TransientError):
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        told = f"{type(error).__name__} in {place}"
    else:
        return
    raise Unspoken(told)
