"""The methods of HTTP that the site answers to, which are few (RFC 9110, 9 and 15.5.6).

A page is read and sent, a service is called; nobody speaks WebDAV. What else is asked is
refused before anything is looked for, so that the answer is the same whether or not there
is something at the address. A HEAD is a GET whose body stays here.
"""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.reading import SAFE
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from plone.base.interfaces import IPloneSiteRoot
from plone.rest.events import mark_as_api_request
from plone.rest.interfaces import IAPIRequest
from plone.rest.interfaces import IService
from typing import Any
from zope.component import adapter
from zope.interface import alsoProvides
from zope.traversing.interfaces import IBeforeTraverseEvent
from ZPublisher.interfaces import IPubAfterTraversal
from ZPublisher.interfaces import IPubEnd
from ZPublisher.interfaces import IPubStart


OF_PAGES = ("GET", "HEAD", "POST")
OF_CALLS = (*OF_PAGES, "PATCH", "DELETE")
# What Zope keeps beside the site: styles, scripts, pictures. It fails at anything else than
# reading them.
FILES = ("/++resource++", "/++plone++", "/++webresource++")
JSON = "application/json"
HEAD = "imio.mutualisation.head"


def is_head(request: Any) -> bool:
    """Whether the body of the answer stays here."""
    return HEAD in request.environ


@adapter(IPubStart)
def read_method(event: IPubStart) -> None:
    """`plone.rest` has looked at a HEAD by now, and sees `++api++` once Zope takes the call
    for one of WebDAV.
    """
    request = event.request
    client = "/++api++" in request.environ.get("PATH_INFO", "")
    accept = JSON if client else request.getHeader("Accept", "text/html")
    if request.method == "HEAD":
        request.environ[HEAD] = True
        request.method = request.environ["REQUEST_METHOD"] = "GET"
    elif not client:
        return
    mark_as_api_request(request, accept)


@adapter(IPubEnd)
def keep_body(event: IPubEnd) -> None:
    """The headers are those of a GET (RFC 9110, 9.3.2); the log tells what was asked."""
    request = event.request
    if not request.environ.pop(HEAD, False):
        return
    request.environ["REQUEST_METHOD"] = "HEAD"
    response = request.response
    if isinstance(response.body, bytes) and response.body:
        response.setHeader("Content-Length", str(len(response.body)))
    response.body = b""


@adapter(IPloneSiteRoot, IBeforeTraverseEvent)
def refuse_other_methods(site: object, event: IBeforeTraverseEvent) -> None:
    """Raises `Refusal`: `method_unknown` (method, allowed)."""
    request = event.request
    if not _is_held(request):
        return
    if request.method in _allowed(request):
        return
    if JSON in request.environ.get("HTTP_ACCEPT", ""):
        alsoProvides(request, IAPIRequest)
    # No theme is found before the site is entered.
    request.response.setHeader("X-Theme-Disabled", "True")
    raise _refusal(request, _allowed(request))


@adapter(IPubAfterTraversal)
def refuse_what_a_page_does_not_take(event: IPubAfterTraversal) -> None:
    """A page is no service, though it be asked for JSON; one that only tells says so.

    Raises `Refusal`: `method_unknown` (method, allowed).
    """
    request = event.request
    page = request["PUBLISHED"]
    if not _is_held(request) or IService.providedBy(page):
        return
    allowed = getattr(page, "answers_to", OF_PAGES)
    if request.method not in allowed:
        raise _refusal(request, allowed)


def _allowed(request: Any) -> tuple[str, ...]:
    if any(each in request.environ.get("PATH_INFO", "") for each in FILES):
        return SAFE
    return OF_CALLS if IAPIRequest.providedBy(request) else OF_PAGES


def _is_held(request: Any) -> bool:
    """Not a question of a browser, which a site that opens itself to others answers."""
    is_preflight = getattr(request, "_rest_cors_preflight", False)
    return IMutualisationLayer.providedBy(request) and not is_preflight


def _refusal(request: Any, allowed: tuple[str, ...]) -> Refusal:
    named = ", ".join(allowed)
    request.response.setHeader("Allow", named)
    details = {"method": request.method, "allowed": named}
    return Refusal(Refused("method_unknown", details))
