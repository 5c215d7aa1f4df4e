"""Refusals: one exception, answered as JSON to a client and as a page to a person."""

from collections.abc import Callable
from functools import wraps
from imio.mutualisation.base.mending import leading
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.unsaved import Unsaved
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.reasons import REASONS
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from OFS.CopySupport import CopyError
from plone import api
from plone.rest.interfaces import IAPIRequest
from plone.restapi.exceptions import DeserializationError
from plone.restapi.serializer.converters import json_compatible
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from typing import TypeVar
from zExceptions import Forbidden
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface

import json


Result = TypeVar("Result")


class Refusal(Exception):
    """Raised where a call must stop; nothing of the call is kept.

    The workflow tool raises what a subscriber raised once more, as `type(e)(e)`.
    """

    def __init__(self, cause: "Refused | Refusal"):
        self.refused: Refused = cause.refused if isinstance(cause, Refusal) else cause
        super().__init__(message(self.refused))

    @property
    def status(self) -> int:
        """The HTTP status: 409 unless the request itself is at fault."""
        return REASONS[self.refused.reason].status


class Unsound(Refusal):
    """A value of the body breaks a rule: the request itself is at fault."""

    @property
    def status(self) -> int:
        """400, unless the site itself cannot say whether it does."""
        own = super().status
        return own if own >= 500 else 400


def gathered(
    read: Callable[[Any, Any], Result],
) -> Callable[[Any, Any], Result]:
    """A field's deserializer that lets those of the other fields speak, too: Plone goes
    on after a `ValidationError`, and tells them all.
    """

    @wraps(read)
    def reading(self: Any, value: Any) -> Result:
        try:
            return read(self, value)
        except Refusal as refusal:
            raise Unfit(refusal.refused) from refusal

    return reading


def or_refuse(result: Result | Refused) -> Result:
    """The result; raises `Refusal` where there is a reason instead."""
    if isinstance(result, Refused):
        raise Refusal(result)
    return result


def or_unsound(result: Result | Refused) -> Result:
    """The same for what the body itself says; raises `Unsound`."""
    if isinstance(result, Refused):
        raise Unsound(result)
    return result


def refusal(refused: Refused) -> dict[str, Any]:
    """The JSON body of a refusal: its reason, what the reason names, its sentence.

    Where several things stand in the way, they are all there as `errors`, the first too.
    """
    body = {"type": "Refused", **_told(refused)}
    if refused.also:
        body["errors"] = [_told(each) for each in refusals(refused)]
    return body


def _told(refused: Refused) -> dict[str, Any]:
    named = json_compatible(dict(refused.details))
    return {**named, "reason": refused.reason, "message": message(refused)}


class RefusalView(Unsaved, BrowserView):
    """What a `Refusal` looks like to the one who made the call."""

    context: Any  # what was raised; the site, where its page is made
    page = ViewPageTemplateFile("refusal.pt")

    def __call__(self) -> str | None:
        refused, response = self.context.refused, self.request.response
        response.setStatus(self.context.status, lock=1)
        if not IAPIRequest.providedBy(self.request):
            # A page of the site: what was asked for may not be there to stand in.
            self.context = api.portal.get()
            # A template adds its own address to the text of what is raised in it.
            return self.page(sentence=leading(self._record(), refused))
        response.setHeader("Content-Type", "application/json")
        response.setBody(json.dumps(refusal(refused)), lock=1)
        return None

    def _record(self) -> Any:
        """What was asked for, or what holds it."""
        return next(filter(IGuarded.providedBy, self.request.get("PARENTS", ())), None)


@implementer(Interface)
@adapter(DeserializationError, IMutualisationLayer)
def unreadable_body(error: Exception, request: IMutualisationLayer) -> RefusalView:
    """A body that is no JSON object is the client's fault, not ours."""
    return RefusalView(Refusal(Refused("unreadable_body")), request)


@implementer(Interface)
@adapter(CopyError, IMutualisationLayer)
def not_copied(error: Exception, request: IMutualisationLayer) -> RefusalView:
    """Nobody may copy or move a record; the stock answer is an internal error."""
    return RefusalView(Refusal(Refused("not_copied")), request)


@implementer(Interface)
@adapter(Forbidden, IMutualisationLayer)
def not_of_this_site(error: Exception, request: IMutualisationLayer) -> RefusalView:
    """A form whose token is forged, or too old: what was typed in it is shown. A machine has
    none: the service itself refused it.
    """
    if IAPIRequest.providedBy(request):
        refused = Refused("not_allowed", {"address": request["ACTUAL_URL"]})
        return RefusalView(Refusal(refused), request)
    return RefusalView(Refusal(Refused("form_too_old")), request)
